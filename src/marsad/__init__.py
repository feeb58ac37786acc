"""Marsad reads Arabic news pages and keeps a sourced record of what states and their agents do to each other."""
