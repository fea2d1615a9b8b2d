"""Pages of what takes two members: who asked for what, granting, refusing and withdrawing it."""
