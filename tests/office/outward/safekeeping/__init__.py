"""Backups hold everything, open with what they were made for, and say what is missing."""
