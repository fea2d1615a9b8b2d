"""An office with something in it, and a folder for its backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member


@pytest.fixture
def held(transactional_db: None) -> Held:
    return a_case(member(Role.ATTORNEY))


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "backups"
