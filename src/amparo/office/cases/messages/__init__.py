"""Reaching clients without betraying them: nothing is sent but through an object that only the safe-contact rules make.

`clearance.clear` makes it, `adapters` send nothing else, `outbox` keeps what waits, `reminders` fills it, `wording`
has the words in each language. Whose message it is say the rooms that own people, in `owners`.
"""
