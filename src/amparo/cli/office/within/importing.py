"""A docket file made into cases of the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from amparo.errors import OfficeError
from amparo.office.cases.access.models import Team
from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.outward.exchange import docket_file, importing
from amparo.office.platform.accounts.models import User


@dataclass(frozen=True, slots=True)
class Ready:
    """A docket as read, whose cases they become, and what was said of the list."""

    read: docket_file.Read
    by: User
    team: Team | None
    file: str
    source: str
    known_too: bool


def ready(docket: Path, by: str, team: str, source: str, *, known_too: bool) -> Ready:
    """Read a docket for a member. Raises OfficeError for who can have no case and for a team there is none of."""
    user = User.objects.filter(email=by.lower(), is_active=True, role__in=TAKES_CASES).first()
    if user is None:
        raise OfficeError(f"{by} is no attorney or paralegal of this office, so no case can be theirs")
    held = Team.objects.filter(name=team).first() if team else None
    if team and held is None:
        raise OfficeError(f"there is no team “{team}”; the administrator makes teams")
    return Ready(docket_file.read(docket), user, held, docket.name, source, known_too)


def preview(list_: Ready) -> importing.Imports:
    """What an import would come to; nothing is written."""
    return importing.preview(list_.read.rows, list_.by, name=list_.source, seen=list_.known_too)


def import_all(list_: Ready, tell: Callable[[int], None]) -> importing.Imports:
    """Import the list; `tell` hears how many rows are done."""
    return importing.take_in(
        list_.read.rows, list_.by, list_.team, list_.file, tell, name=list_.source, seen=list_.known_too
    )
