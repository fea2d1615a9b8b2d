"""Amparo: casework for people who represent asylum seekers.

Facts in, law applied, answers out. `law` says what the law says, `screen` applies it,
`cli` offers both in a terminal. Nothing here is legal advice.
"""

__version__ = "0.1.0"
