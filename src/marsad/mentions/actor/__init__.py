"""The grammar of actors: heads and titles, what belongs to them, and the country, sector and person that they come to."""
