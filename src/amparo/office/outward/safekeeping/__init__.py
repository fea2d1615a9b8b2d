"""Backups: made while the office is open, verified without being restored, restored on another machine."""
