"""Testimony: a person agrees that their story is told, the text names nobody, and nothing leaves without consent.

`identifiers` finds what tells who somebody is; `clearing` alone makes what may be released.
"""
