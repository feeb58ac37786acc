"""The grammar of places: the gazetteer, seats of power, and cities that share a name."""
