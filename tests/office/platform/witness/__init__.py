"""A witness keeps what it is given and never writes over it."""
