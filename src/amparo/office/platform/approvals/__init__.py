"""Approvals: what one member asks for and another has to grant before it is done.

A room declares its `GraveDeed` (`deeds`); `asking` asks, grants, refuses and withdraws. Its pages are
`outward.approval_pages`.
"""
