"""The grammar of amounts: numbers with what they count, and nouns that say by their form how many they are."""
