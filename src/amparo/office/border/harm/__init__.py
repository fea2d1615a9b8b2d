"""Harm done to people of a case: incidents, their evidence and who had it in hand, a chronology for the declaration.

Everything that is said of an incident is sealed, its kind and its day too. What is in clear is that there is one.
"""
