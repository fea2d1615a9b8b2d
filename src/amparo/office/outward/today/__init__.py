"""Today: what needs me, by when, why."""
