"""Stands in for what training uses of Shapely, where that is not installed."""
