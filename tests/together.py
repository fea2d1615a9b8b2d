"""Tests that share something dear stay together: one worker runs all of them, and makes what they share once.

pytest-xdist has a mark for this, `xdist_group`, which it writes into the name of a test. From pytest 9.2 on nobody
reads it there, and every worker made everything again (https://github.com/pytest-dev/pytest-xdist/issues/1386). So the
scheduler is told here, by the path of a test.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

FOLDERS = frozenset({"browser", "serving", "upgrade"})
"""Rooms of tests that share an office in processes of its own."""

FILES = frozenset({"law/test_asking.py", "test_docs_site.py", "test_shape.py", "test_tutorial_room.py"})
"""Files whose tests share what a solver found, a site, a measurement or a copy of the source."""

SPARK = "spark"
"""It starts for many seconds, once in each worker that needs it; what needs it says so in its name."""


def group_of(test: str) -> str:
    """The tests with which one stays, by its path from the top of the repository and its name; "" where it is alone."""
    path = PurePosixPath(test.partition("::")[0])
    if path.parent.name in FOLDERS:
        return path.parent.name
    if "/".join(path.parts[1:]) in FILES:
        return path.stem
    return SPARK if SPARK in test else ""


@pytest.hookimpl(optionalhook=True)  # where pytest runs without xdist, nobody asks
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """Hand out groups whole, and every other test by itself; with `--dist` other than loadgroup, as it says."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadGroupScheduling

    class Together(LoadGroupScheduling):
        """The scheduler of groups, which know what belongs to them by path and name; else a file is one.

        What the tests of a file share is made once then, and not once in each worker.
        """

        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid) or nodeid.partition("::")[0]

    config.option.loadscopereorder = False  # the slow files first, as they come, and not those of the most tests
    return Together(config, log)
