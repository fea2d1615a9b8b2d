"""Questionnaires: groups of the biography that a client fills in on the public pages, under a code of nine words.

`sharing` makes and ends them, `arriving` takes what comes, `reviewing` goes through it line by line: nothing becomes a
statement before a member has looked at it.
"""
