"""Names of places as they are compared."""

from __future__ import annotations

import re

from amparo.typed_text import folded


def as_compared(name: str) -> str:
    """A name without case, accents, points and apostrophes, hyphens as spaces.

    >>> as_compared("Cd. Juárez"), as_compared("Port-au-Prince"), as_compared("N.Y.")
    ('cd juarez', 'port au prince', 'ny')
    """
    return " ".join(re.sub(r"[-_]", " ", re.sub(r"[.'`\"]", "", folded(name))).split())
