"""Work on one case: its page with relief and deadlines, facts, people, notes, documents, and who may see it."""
