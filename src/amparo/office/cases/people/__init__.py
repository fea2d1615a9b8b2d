"""The people of a case: their names and A-numbers, how they belong together, how each may safely be reached."""
