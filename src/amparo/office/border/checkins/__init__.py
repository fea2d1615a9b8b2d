"""Check-ins: a rhythm agreed with somebody, the code by which they send word, and what escalates when no word comes.

`escalation` says when word is due and what its absence demands, and knows no database; `rounds` does it, each minute.
"""
