"""The office key made new."""

from __future__ import annotations

from collections.abc import Callable

from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption import rotation


def rotate(tell: Callable[[int, int], None]) -> int:
    """Wrap the key of every case anew and record that in the audit log; how many there were."""
    done = rotation.rotate(tell)
    record(None, "key.rotated", about=f"{done} cases")
    return done
