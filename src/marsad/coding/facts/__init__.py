"""Relations that stand, with their amounts, dates and kinds, and who holds which post."""
