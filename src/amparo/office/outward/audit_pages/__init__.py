"""Auditing: what an auditor reads, who did what to which case number; and whether the chain holds."""
