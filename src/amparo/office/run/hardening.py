"""What a process that holds the office's keys does so that they do not end on a disk or in another's hands.

It leaves no core dump, no other program of the same account may read its memory, what it writes is its account's alone,
and where the system lets it (no limit on locked memory) none of its memory is swapped out. Python copies what it holds
and cannot wipe it: keys stand in the memory of the process as long as it runs, and root can read them.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys

PRIVATE = 0o077
PR_SET_DUMPABLE, MCL_CURRENT, MCL_FUTURE = 4, 1, 2
"""From <sys/prctl.h> and <sys/mman.h> of Linux."""


def harden() -> None:
    """Hold the keys of this process as closely as the system lets it. A fork inherits it, but for locked memory."""
    os.umask(PRIVATE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        lock_memory()


def lock_memory() -> bool:
    """Whether all memory of this process is locked. Not tried under a limit, at which the process would fail later."""
    if resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] != resource.RLIM_INFINITY:
        return False
    return bool(ctypes.CDLL(None).mlockall(MCL_CURRENT | MCL_FUTURE) == 0)
