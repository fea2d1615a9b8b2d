"""Time zones: which ones a place can have by its name, and how each is called in the languages of our pages.

A name that stands for several places has the zones of all; a text that is not understood whole has none, and then a
person asks. Nothing here is likened or guessed.
"""
