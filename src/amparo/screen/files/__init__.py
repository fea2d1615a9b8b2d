"""Docket files in, answers out: every way in which a file can be wrong ends in a clear sentence, and nothing is lost.

`docket_file.open_docket` reads CSV and Parquet in batches, bad rows apart; `output` writes answers and rejects so
that a file with a final name is always whole.
"""
