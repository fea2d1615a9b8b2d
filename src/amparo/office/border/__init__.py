"""Those whom a border rule touches. No room of this wing imports another."""
