"""Who the rows of a list are: taken in before, new, or somebody whom the office may know already.

A key means something only within lists of one name: P1 of one list is not P1 of another. A key that stands for
somebody with another name or A-number is never followed, and no row joins a family of which nobody in the list is
recognised. What the member who imports may not know is not said: of cases that are not theirs only that somebody who
decides on conflicts must look first; a case behind a wall is as if it were not there, and the record of that case
tells that it was asked.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from amparo.law.partial import may_be_same
from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case, Status, Wall
from amparo.office.cases.people.directory import everybody_listed
from amparo.office.cases.people.known import Alike, known_to, name_key, note
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.name_index import Listed
from amparo.office.cases.people.persons import Names, Someone, digits_of, unsealed, written
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.outward.exchange.docket_file import FAMILY, PERSON, Row
from amparo.office.outward.exchange.models import Imported
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.case_keys import open_key
from amparo.screen.files.rejects import Reject
from amparo.typed_text import folded

REFER = "before it is imported, ask the attorney who decides on conflicts, and give them the name yourself"
OTHER = "this key stands for another person already, in case {case}: name the list with --source, or correct the key"
FAMILY_OTHER = (
    "this key stands for the family of case {case}, and nobody of it is recognized in these rows:"
    " name the list with --source, or correct the key"
)
BESIDE = "set aside with another row of the same case"
TWICE = "two people carry {number}: line {line} too; correct it, or import with --even-if-known"
TWICE_NAMED = "the same name and date of birth as line {line}; correct it, or import with --even-if-known"
MAY_KNOW = "the office may know this person, from case {case}: go on there, or import with --even-if-known"


@dataclass
class Judged:
    """What the rows of one family are."""

    case: Case | None = None  # that they join; none begins one
    fresh: list[Row] = field(default_factory=list)
    known: int = 0
    asides: list[Reject] = field(default_factory=list)


class Register:
    """The keys that were taken in before and the people of the office, as one member may know them."""

    def __init__(self, by: User | None, rows: list[Row], name: str, *, seen: bool) -> None:
        self.by, self.name, self.seen = by, folded(name), seen
        self._with = defaultdict[tuple[str, str], list[Row]](list)
        for row in rows:
            for mark in _marks(row):
                self._with[mark].append(row)
        self._hidden: set[UUID] = set()

    def judge(self, family: list[Row]) -> Judged:
        """Who of a family is new, who was there before, and who cannot be taken in."""
        judged, recognised, fresh = Judged(), list[Case](), list[Row]()
        for row in family:
            held = self._held(row.key, row)
            if held is None:
                fresh.append(row)
            elif held.case.status == Status.ERASED:
                judged.known += 1
            elif not self._may_see(held.case):
                judged.asides.append(Reject(row.line, PERSON, row.key, REFER))
            elif self._is_same(row, held):
                judged.known += 1
                recognised.append(held.case)
            else:
                why = OTHER.format(case=held.case.number)
                judged.asides.append(Reject(row.line, PERSON, row.key, why))
        if judged.asides:
            judged.asides += [Reject(row.line, PERSON, row.key, BESIDE) for row in fresh]
            return judged
        self._join(judged, recognised, fresh)
        return judged

    def keep(self, row: Row, case: Case, person: Person) -> None:
        """A row was taken in."""
        self._write(row.key, case, person, _identity(row))

    def keep_family(self, family: str, case: Case) -> None:
        """The family of a list is this case."""
        if self._held(_family(family)) is None:
            self._write(_family(family), case)

    def note(self) -> None:
        """Put on record that cases were asked about which were not shown."""
        if self.by is not None and self._hidden:
            note(self.by, Alike(hidden=frozenset(self._hidden)))
            self._hidden = set()

    def _join(self, judged: Judged, recognised: list[Case], fresh: list[Row]) -> None:
        family = fresh[0].family if fresh else ""
        held = self._held(_family(family)) if family else None
        case = held.case if held is not None else recognised[0] if family and recognised else None
        if case is not None and case.status == Status.ERASED:
            case = None
        if case is not None and not self._may_see(case):
            judged.asides += [Reject(row.line, FAMILY, family, REFER) for row in fresh]
            return
        if case is not None and not self.name and case not in recognised:
            why = FAMILY_OTHER.format(case=case.number)
            judged.asides += [Reject(row.line, FAMILY, family, why) for row in fresh]
            return
        judged.case = case
        for row in fresh:
            reject = None if self.seen else self._twice(row) or self._known(row)
            if reject is None:
                judged.fresh.append(row)
            else:
                judged.asides.append(reject)

    def _held(self, key: str, row: Row | None = None) -> Imported | None:
        """What a key stands for. Behind a wall nothing; of a list without a name only if it is the same person."""
        hashes = [self._personal(key), self._hash(key), *([_hash(key)] if self.name else [])]
        found = {
            imported.key_hash: imported
            for imported in Imported.objects.filter(key_hash__in=hashes).select_related("case")
        }
        for place, mark in enumerate(hashes):
            held = found.get(mark)
            if held is None or (place and self._walled(held.case)):
                continue
            if place == 2 and (row is None or not self._may_see(held.case) or not self._is_same(row, held)):
                continue
            return held
        return None

    def _write(self, key: str, case: Case, person: Person | None = None, identity: str = "") -> None:
        name = self._hash(key)
        if Imported.objects.filter(key_hash=name).exists():  # behind a wall: the other stays as it is
            name = self._personal(key)
        Imported.objects.create(key_hash=name, case=case, person=person, identity=identity)

    def _hash(self, key: str) -> str:
        return _hash(f"list {self.name}\0{key}" if self.name else key)

    def _personal(self, key: str) -> str:
        return _hash(f"member {self.by.pk if self.by else 0}\0{self.name}\0{key}")

    def _may_see(self, case: Case) -> bool:
        return self.by is None or visible(self.by).filter(pk=case.pk).exists()

    def _walled(self, case: Case) -> bool:
        walled = self.by is not None and Wall.objects.filter(case=case, user=self.by).exists()
        if walled:
            self._hidden.add(case.pk)
        return walled

    def _is_same(self, row: Row, held: Imported) -> bool:
        """Whether a row tells of whom its key stands for: as the list had them then, or as the office has them now."""
        if held.identity and hmac.compare_digest(held.identity, _identity(row)):
            return True
        people = Person.objects.filter(case=held.case)
        if held.person_id is not None:
            people = people.filter(pk=held.person_id)
        case_key = open_key(held.case_id)
        return any(_alike(row, unsealed(case_key, person)) for person in people)

    def _twice(self, row: Row) -> Reject | None:
        """Somebody whom the same list has already."""
        for kind, mark in _marks(row):
            line = next(
                record.line for record in self._with[kind, mark] if kind == "number" or _born_alike(record, row)
            )
            if line != row.line:
                if kind == "number":
                    return Reject(row.line, "a_number", written(mark), TWICE.format(number=written(mark), line=line))
                return Reject(row.line, PERSON, row.key, TWICE_NAMED.format(line=line))
        return None

    def _known(self, row: Row) -> Reject | None:
        """Somebody whom the office may know."""
        if self.by is None:
            return None
        born = row.facts.get("born_on")
        found = list(self._numbers[number_in(row)]) if number_in(row) else []
        if born is not None:
            found += [
                listed_person
                for listed_person in self._names[name_key(str(names_in(row)))]
                if may_be_same(_born(listed_person), born)
            ]
        alike = known_to(self.by, {listed_person.person: listed_person for listed_person in found}.values())
        self._hidden |= alike.hidden
        if alike.own:
            return Reject(row.line, PERSON, row.key, MAY_KNOW.format(case=alike.own[0].case.number))
        return Reject(row.line, PERSON, row.key, REFER) if alike.refer else None

    @cached_property
    def _listed(self) -> list[Listed]:
        return everybody_listed()

    @cached_property
    def _numbers(self) -> defaultdict[str, list[Listed]]:
        return _by({listed_person: listed_person.a_number for listed_person in self._listed})

    @cached_property
    def _names(self) -> defaultdict[str, list[Listed]]:
        return _by({listed_person: name_key(listed_person.names.split(";")[0]) for listed_person in self._listed})


def names_in(row: Row) -> Names:
    """What somebody of a list is called; by their key where it says nothing."""
    also = tuple(name.strip() for name in row.office.get("also", "").split(";") if name.strip())
    return Names(row.office.get("given", "") or row.key, row.office.get("surnames", ""), also)


def number_in(row: Row) -> str:
    """The nine digits of somebody's A-number, or ""."""
    return digits_of(row.office.get("a_number", ""))


def _alike(row: Row, someone: Someone) -> bool:
    """The same name, and no other A-number; with the same A-number, also a shorter or longer form of the name."""
    number = number_in(row)
    if number and someone.a_number and number != someone.a_number:
        return False
    ours, theirs = set(folded(str(names_in(row))).split()), set(folded(str(someone.names)).split())
    if number and number == someone.a_number:
        return ours <= theirs or theirs <= ours
    return ours == theirs


def _marks(row: Row) -> list[tuple[str, str]]:
    """By what somebody is recognised within a list: the A-number, the name with a date of birth."""
    marks = [("number", number_in(row))] if number_in(row) else []
    key = name_key(str(names_in(row)))
    return [*marks, ("name", key)] if row.facts.get("born_on") is not None and key else marks


def _born_alike(row: Row, other: Row) -> bool:
    return may_be_same(row.facts.get("born_on"), other.facts.get("born_on"))


def _born(listed_person: Listed) -> object:
    person = Person.objects.filter(pk=listed_person.person).first()
    return ledger_in(open_key(listed_person.case), person).facts.get("born_on") if person is not None else None


def _by(keys: dict[Listed, str]) -> defaultdict[str, list[Listed]]:
    found: defaultdict[str, list[Listed]] = defaultdict(list)
    for listed_person, key in keys.items():
        if key:
            found[key].append(listed_person)
    return found


def _identity(row: Row) -> str:
    return _hash(f"identity {folded(str(names_in(row)))}\0{number_in(row)}")


def _family(family: str) -> str:
    return f"case {family}"


def forget(case: Case) -> None:
    """Forget by which keys of which lists the people of an erased case were known: such a list brings them anew."""
    Imported.objects.filter(case=case).delete()


def _hash(key: str) -> str:
    return hmac.new(vault.keyring().derived("imports"), key.encode(), hashlib.sha256).hexdigest()
