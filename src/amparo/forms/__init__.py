"""Government forms: what they ask, what the file answers, and the filled paper.

`typeface` draws text in every script that names come in.
"""
