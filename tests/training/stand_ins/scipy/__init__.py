"""Stands in for the two functions of SciPy that training uses, where that is not installed."""
