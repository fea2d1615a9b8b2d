"""What /health/ says of an office that is well, on a disk of any fullness: the machine of a test is not its subject."""

from __future__ import annotations

import re


def is_well(told: str) -> bool:
    """Whether nothing is wrong but, it may be, a disk with little room."""
    return told == "ok\n" or re.fullmatch(r"disk: \d+ % left\n", told) is not None
