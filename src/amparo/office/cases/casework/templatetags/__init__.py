"""Facts and readings in templates."""
