"""The office from a terminal. What needs it open lies in `within`, which is read in only then."""
