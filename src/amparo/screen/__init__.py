"""The law applied: one person explained, a whole docket screened, a change of law followed to those it touches.

`explain` reads one person; `docket` and `changes` read columns, with Polars or with Spark, from the same trees.
Nothing here knows of terminals or of the web.
"""
