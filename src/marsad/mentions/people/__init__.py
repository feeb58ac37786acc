"""Names of people: how far they go, what else the same words may be, and whose names are known."""
