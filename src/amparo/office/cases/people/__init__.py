"""Finding people: the list, the search by name or A-number, the conflict check."""
