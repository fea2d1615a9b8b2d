"""Where somebody is: the locked tier, which only members named for the case can open, and only for five minutes.

It has a key of its own, wrapped for each of them (`tier`). It stands on no list, search, feed, figure or export.
"""
