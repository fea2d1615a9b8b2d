"""Words and days in templates."""
