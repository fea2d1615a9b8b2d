"""A fictional office to try things in: invented people in a temporary folder. Nobody in it exists."""
