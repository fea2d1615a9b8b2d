"""Packets for filing: PDFs and pictures cleaned, put in order, numbered and split, with cover, contents and tabs.

`plan` says what a packet is, `presets` what courts and agencies ask for, `making` makes one. Whatever meets a file that
somebody else made (`taking_in`, `assembling` and what they use) runs in the sandboxed child alone.
"""
