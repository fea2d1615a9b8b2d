"""The dropbox: what stands between the public pages and the office.

Whoever asks puts sealed messages in; only the office can read them. Answers and drafts lie here sealed under the
asker's code (`codes`), which nobody keeps. `door` is all that the public pages may do here; `collecting` is the
office's side. Where PostgreSQL is used the public pages have a role that can insert messages and call a few functions.
"""
