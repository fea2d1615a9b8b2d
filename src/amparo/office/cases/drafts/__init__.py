"""Drafts: what a member types in any form is kept sealed until it is sent, however the session ends.

`forms` says which forms have drafts, `keeping` seals and gives them back, `filling` puts them into a page, `middleware`
does both round every request, `pages` is where a browser sends what is being typed.
"""
