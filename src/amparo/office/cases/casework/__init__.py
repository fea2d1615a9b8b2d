"""Work on one case: its page with every door and last day, facts, people, notes, documents, and who may see it."""
