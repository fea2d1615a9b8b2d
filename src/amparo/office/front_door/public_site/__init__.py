"""The public pages, where somebody asks for a confidential consultation: a process that can read nothing back.

It knows the dropbox and the office's public key, and no vault, case or member. No cookies, no scripts needed, no
address of a visitor kept; the language stands in the address and nothing else does.
"""
