"""The members of the demonstration in templates."""
