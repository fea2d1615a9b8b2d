"""`pytest --quick`: what can be run after every change. The rest, named here with its reason, waits for `make test`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

SLOW: Mapping[str, str] = {
    "cli/test_commands.py": "starts Spark",
    "desk/test_bound.py": "solves whole programmes",
    "desk/test_planning.py": "plans hundreds of desks",
    "desk/test_repairing.py": "mends hundreds of plans",
    "figures/test_attack.py": "solves for every hidden number of 200 dockets",
    "figures/test_releasing.py": "makes hundreds of releases",
    "office/accounts/test_administration.py": "works with true hashes",
    "office/browser": "a served office and a browser",
    "office/demo": "invents a whole office",
    "office/docket/test_at_once.py": "many at once, on a true database",
    "office/documents/test_inspection.py": "a process for each file",
    "office/people/test_name_index.py": "a hundred thousand names",
    "office/serving": "an office in processes of its own",
    "office/test_matrix.py": "every address, role, method and relation",
    "office/test_pages.py": "a walk over all pages",
    "office/test_strings.py": "a corpus of thousands of strings",
    "office/testimony/test_at_once.py": "many at once, on a true database",
    "office/testimony/test_clearing.py": "plays many histories",
    "screen/test_readers_agree.py": "starts Spark",
    "screen/test_spark.py": "starts Spark",
    "test_moments.py": "starts other runs of tests",
}


def is_slow(path: Path) -> bool:
    """Whether the tests of a file wait for `make test`."""
    return any(path.is_relative_to(TESTS / name) for name in SLOW)


def leave_out_slow(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --quick, the quick tests alone."""
    if config.getoption("--quick"):
        config.hook.pytest_deselected(items=[item for item in items if is_slow(item.path)])
        items[:] = [item for item in items if not is_slow(item.path)]
