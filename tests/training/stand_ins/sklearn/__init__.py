"""Stands in for the classifier of scikit-learn that training uses, where that is not installed."""
