"""An office made by an earlier version opens with everything in it."""
