"""What a release is made of and held to: built twice to the same bytes, listed, summed, compared with advisories."""
