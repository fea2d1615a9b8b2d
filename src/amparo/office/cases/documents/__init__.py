"""Documents: looked at in a sandbox, sealed beside the database, given out only to be saved.

`inspection` decides what is taken in, `amparo.sandbox` runs the look, `looking` is what runs inside it, `store` keeps
files.
"""
