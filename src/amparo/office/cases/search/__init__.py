"""Finding people: the list of one's cases, the search by name or A-number, and the conflict check."""
