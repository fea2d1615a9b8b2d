"""A witness: another machine that keeps the ends of an office's chain, and what asks it.

It knows no key, no case and no name. `keeping` stores ends and never writes over one, `serving` answers for it.
"""
