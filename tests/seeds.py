"""Seeds for tests of chance."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet

MEASURED = 90
"""As many as reach every line that 250 reach: the one of a plan that moves somebody on asks for the 85th."""


def seeds(number: int) -> list[ParameterSet]:
    """So many seeds. Coverage watches the first few of them: the others go the same ways, and watching doubles their
    time. All of them run, and all have to pass.
    """
    return [pytest.param(seed, marks=pytest.mark.no_cover if seed >= MEASURED else ()) for seed in range(number)]
