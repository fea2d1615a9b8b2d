"""Sealing: what a thief of the disk must not read.

`envelope` is the cipher, `keyring` the office's keys, `vault` the keyring that this process has unsealed, `keys`
the key of each case. Whoever reads or writes sealed columns does it through a key.
"""
