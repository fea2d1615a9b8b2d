"""Government forms: what they ask, what the file answers, and the filled paper."""
