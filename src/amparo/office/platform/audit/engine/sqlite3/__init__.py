"""SQLite, with codes."""
