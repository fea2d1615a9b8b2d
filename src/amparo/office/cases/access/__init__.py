"""The docket: the cases of the office, who works on them, who is walled off, and the gate to each.

`gate.enter` is the only way to a case. What it lets pass is written in `rules`.
"""
