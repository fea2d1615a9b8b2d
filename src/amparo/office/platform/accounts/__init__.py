"""Accounts: staff, their roles, how they are invited, how they sign in, and how a guesser is slowed."""
