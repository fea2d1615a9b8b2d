"""PostgreSQL, with codes."""
