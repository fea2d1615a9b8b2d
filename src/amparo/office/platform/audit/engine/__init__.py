"""Django's databases with one thing more: what is written to a row under a code is coded before it is committed.

Whatever the ORM writes (saved, updated, inserted in bulk, removed with what stands on it) goes through a compiler, and
`compilers` notes there which rows it were; `before_commit` hands them to `row_codes` while the transaction is open.
"""
