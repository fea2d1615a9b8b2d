"""Packets of a case: its documents in order behind tabs, made in the background, kept among its documents.

`content` is what a packet is to be, `keeping` writes it, `building` makes it, `proving` says what exhibits can prove.
"""
