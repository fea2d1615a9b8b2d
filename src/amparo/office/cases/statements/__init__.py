"""Statements: who said what, when, from which source. Never changed, only superseded or withdrawn.

`ledger` folds them to the current facts and shows contradictions, `services` writes them, `entry` is the form made
from the declarations of facts.
"""
