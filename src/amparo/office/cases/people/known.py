"""Whether the office may know somebody who is entered now: the same A-number, or the very same names.

What is said follows the conflict check: people of the asker's own cases by name, of others only that somebody who
decides on conflicts must look, of a case behind a wall nothing. That it was asked stands on the record of each case
that was not shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from amparo.office.cases.access.gate import CaseFile, visible
from amparo.office.cases.access.models import Case, Wall
from amparo.office.cases.people.directory import everybody_listed
from amparo.office.cases.people.models import WalledMatch
from amparo.office.cases.people.name_index import Listed
from amparo.office.cases.people.persons import Names
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.typed_text import folded

MOST = 10


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of one of the asker's own cases who may be the same."""

    case: Case
    names: str
    person: UUID


@dataclass(frozen=True, slots=True)
class Alike:
    """Who may be the same: people the asker may see, and whether somebody else has to look first."""

    own: tuple[Known, ...] = ()
    refer: bool = False
    hidden: frozenset[UUID] = frozenset()  # cases not shown, for the record
    walled: frozenset[UUID] = frozenset()  # those of them from which a wall excludes the asker

    def __bool__(self) -> bool:
        """Whether anything must be said."""
        return bool(self.own) or self.refer


class MayBeKnown(Exception):
    """The office may know whom somebody is about to enter; nothing was written."""

    def __init__(self, found: Alike) -> None:
        super().__init__("may be known")
        self.found = found


def name_key(names: str) -> str:
    """Names as they are compared: without case, accents and order. "" where there are fewer than two words."""
    words = folded(names).replace("-", " ").split()
    return " ".join(sorted(words)) if len(words) > 1 else ""


def refuse_unless_seen(user: User, names: Names, a_number: str, *, seen: bool) -> None:
    """Raises MayBeKnown unless nobody is alike, or the asker has `seen` who is and goes on all the same.

    Going on is on record, with the cases that were not shown.
    """
    found = alike(user, names, a_number)
    if found and not seen:
        raise MayBeKnown(found)
    if found or found.hidden:
        note(user, found)


def alike(user: User, names: Names, a_number: str) -> Alike:
    """Who of the whole office may be the same, as far as the asker may know."""
    key = name_key(str(names))
    return known_to(
        user, [listed_person for listed_person in everybody_listed() if _same(listed_person, key, a_number)]
    )


def known_to(user: User, found: Iterable[Listed]) -> Alike:
    """What a member may be told of people found."""
    people = list(found)
    cases = {person.case for person in people}
    if not cases:
        return Alike()
    theirs = {case.pk: case for case in visible(user).filter(pk__in=cases)}
    walled = set(Wall.objects.filter(user=user, case__in=cases).values_list("case", flat=True))
    own = tuple(Known(theirs[person.case], person.names, person.person) for person in people if person.case in theirs)
    hidden = cases - set(theirs)
    return Alike(own[:MOST], bool(hidden - walled), frozenset(hidden), frozenset(hidden & walled))


def note(user: User, found: Alike) -> None:
    """Put on record that it was asked, where it was not shown; never a name."""
    record(user.pk, "conflict.checked", about=f"{len(found.own) + len(found.hidden)} matched on entering somebody")
    matched(user, found.hidden, found.walled)


def matched(user: User, hidden: Iterable[UUID], walled: Iterable[UUID]) -> None:
    """Put on record in the cases that were not shown that a name in them was asked for.

    Of a case behind a wall the asker hears nothing, so who answers for it is told to look.
    """
    for case in hidden:
        record(user.pk, "conflict.matched", case)
    WalledMatch.objects.bulk_create(WalledMatch(case_id=case, by=user) for case in walled)


def looked(file: CaseFile, until: int) -> None:
    """The member has looked at what was matched, up to the one that was shown last."""
    rows = WalledMatch.objects.filter(case=file.case, looked_at=None, pk__lte=until)
    if rows.update(looked_at=timezone.now()):
        file.record("conflict.looked")


def _same(listed_person: Listed, key: str, a_number: str) -> bool:
    if a_number and listed_person.a_number == a_number:
        return True
    return bool(key) and name_key(listed_person.names.split(";")[0]) == key
