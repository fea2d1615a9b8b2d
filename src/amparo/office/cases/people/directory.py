"""The names of the whole office in memory, kept up with what other processes write.

One index a process, filled on the first search or at start, and brought up to date before each search from the rows
that say whose names changed. What a member may see is asked of the gate, not of the index.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from itertools import batched

from django.db.models import Max

from amparo.office.cases.access.gate import visible
from amparo.office.cases.people.models import NameChange, Person
from amparo.office.cases.people.name_index import Found, Listed, NameIndex
from amparo.office.cases.people.persons import names_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.case_keys import open_keys

AT_ONCE = 500
LATE = 500
"""How far behind the newest change another may still turn up: PostgreSQL numbers rows before transactions end."""
WIDENING = (1, 12, 150)
"""How many times as many are fetched when too few of those found may be seen."""


class Directory:
    """The index of this process and how far it has read."""

    def __init__(self) -> None:
        self.index = NameIndex()
        self._lock = threading.Lock()
        self._read_to = 0
        self._seen: set[int] = set()
        self._office = ""

    def bring_up_to_date(self) -> NameIndex:
        """The index as the database stands now. The first call reads every name. Raises Locked, SealingError."""
        with self._lock:
            office = vault.keyring().derived("directory").hex()
            if self._office != office:
                self._fill()
                self._office = office
            else:
                self._follow()
            return self.index

    def _fill(self) -> None:
        self.index, self._seen = NameIndex(), set()
        self._read_to = NameChange.objects.aggregate(last=Max("pk"))["last"] or 0
        for listed in _everybody():
            self.index.put(listed)

    def _follow(self) -> None:
        rows = NameChange.objects.filter(pk__gt=self._read_to - LATE).order_by("pk").values_list("pk", "person")
        fresh = [(pk, person) for pk, person in rows if pk not in self._seen]
        if not fresh:
            return
        for people in batched({person for _, person in fresh}, AT_ONCE):
            present = {
                listed_person.person: listed_person for listed_person in _listed(Person.objects.filter(pk__in=people))
            }
            for person in people:
                if person in present:
                    self.index.put(present[person])
                else:
                    self.index.drop(person)
        self._read_to = max(self._read_to, fresh[-1][0])
        self._seen = {pk for pk in self._seen | {pk for pk, _ in fresh} if pk > self._read_to - LATE}


_directory = Directory()


def bring_up_to_date() -> int:
    """Read what is new; how many people are listed."""
    return len(_directory.bring_up_to_date())


def search(user: User, text: str, most: int = 20) -> list[Found]:
    """The people of the member's own cases that a text may mean, best first."""
    index = _directory.bring_up_to_date()
    for times in WIDENING:
        found = index.search(text, most * times)
        cases = {hit.listed.case for hit in found}
        theirs = set(visible(user).filter(pk__in=cases).values_list("pk", flat=True))
        seen = [hit for hit in found if hit.listed.case in theirs]
        if len(seen) >= most or len(found) < most * times:
            break
    return seen[:most]


def search_everywhere(text: str, most: int = 40) -> list[Found]:
    """The people of the whole office that a text may mean: for the conflict check alone."""
    return _directory.bring_up_to_date().search(text, most)


def everybody_listed() -> list[Listed]:
    """The people of the whole office: for seeing whether one of them is entered a second time, alone."""
    return _directory.bring_up_to_date().everybody()


def _everybody() -> Iterator[Listed]:
    for rows in batched(Person.objects.order_by("case").iterator(AT_ONCE), AT_ONCE):
        yield from _listed(rows)


def _listed(rows: Iterable[Person]) -> Iterator[Listed]:
    people = list(rows)
    case_keys = open_keys({row.case_id for row in people})
    for row in people:
        case_key = case_keys.get(row.case_id)
        if case_key is not None:
            names = names_of(case_key, row)
            yield Listed(row.pk, row.case_id, names.all, case_key.unseal(row, "sealed_a_number"), row.part)
