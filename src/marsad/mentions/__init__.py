"""What a text names: actors, places, times, amounts; one module for each, with its parts beside it."""
