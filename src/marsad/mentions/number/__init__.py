"""The grammar of numbers: digits, words, and groups of them."""
