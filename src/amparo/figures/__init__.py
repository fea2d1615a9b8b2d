"""Figures: numbers that can be published without giving anybody away, their charts, and a map.

`releasing.release` counts rows into tables that are safe to publish; nothing else makes one.
Nothing here knows of terminals or of the web.
"""
