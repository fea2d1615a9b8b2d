"""The cases of the office: who may see them, their people, what was said, documents, deadlines, messages."""
