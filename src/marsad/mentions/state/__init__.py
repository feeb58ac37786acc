"""The grammar of states: their names and those of their people, and what tells another use of the same words."""
