"""People returned to Mexico to wait: what happened at the border, the fear they stated, the way to each hearing.

Where somebody waits does not belong here: that is locked away in a room of its own.
"""
