"""Confidential consultations: what people asked on the public pages, read, ordered, answered and decided.

`taking` brings messages in, `gate` decides who reads a request, `triage` orders them, `deciding` ends them, `hours`
offers consultations, `retention` erases.
"""
