"""Exchange: a docket taken in from a file, a case given out as a folder that a human and a program can read."""
