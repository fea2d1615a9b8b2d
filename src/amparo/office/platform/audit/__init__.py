"""The audit: who did what to which case, when; written with the entry and chained so that no row can be changed unseen.

`record` writes a row, `sealer` chains what is new, `verify` finds what was edited, removed, inserted, swapped or cut.
"""
