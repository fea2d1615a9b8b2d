"""Writing what was told: a card of a group with many, or the answers of a group that is told once.

A group told once may have several statements that stand, each with its own source and its own fields. An answer that
takes the place of another leaves the rest of that statement as it was told, under its own source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.forms.biography import SINGLE
from amparo.forms.biography.lists import WHOLE
from amparo.forms.biography.telling import parse_told
from amparo.law.facts import Group, Value
from amparo.law.record import RecordKind
from amparo.law.values import written
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.services import heard_from
from amparo.office.cases.biography.known import LISTS_OF, answers_of
from amparo.office.cases.casework.recording import HEARD, Problems, ledger_of
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements import services
from amparo.office.cases.statements.entry import Entry, Field, Sent, as_group, read
from amparo.office.cases.statements.ledger import Entered, Ledger, Origin

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Told:
    """It is on record: the id of the set in which it stands, or "" where nothing was new."""

    set: str


def filled_with(kind: RecordKind, ledger: Ledger, origin: Origin) -> Entry:
    """The form of a group that is told once, holding what stands."""
    fields = []
    for answer in answers_of(kind, ledger.biography.get(kind.name, [])):
        name, latest = answer.fact.name, answer.latest
        typed = latest.written[name] if latest else ""
        fields.append(Field(answer.fact, typed, (), bool(latest) and not typed, bool(latest), answer.value, "", ()))
    return _form(kind, origin, tuple(fields))


def blank(kind: RecordKind, origin: Origin, prefilled: Mapping[str, str] = NOTHING) -> Entry:
    """The form of a group with nothing told yet but what is known from elsewhere in the case."""
    fields = tuple(
        Field(fact, prefilled.get(name, ""), (), False, bool(prefilled.get(name)), None, "", ())
        for name, fact in kind.fields.items()
    )
    return _form(kind, origin, fields)


def _form(kind: RecordKind, origin: Origin, fields: tuple[Field, ...]) -> Entry:
    said_on = origin.said_on.isoformat() if origin.said_on else ""
    return Entry(as_group(kind), fields, origin, said_on, "", False, "", ())


def as_told(kind: RecordKind, posted: Sent) -> Entry:
    """The form of a group as it was sent; “none” in one's own words is one answer."""
    return read(as_group(kind), posted, Ledger(), parse_told)


def whole_as_told(kind: RecordKind, posted: Sent) -> Mapping[str, Value | None]:
    """What was answered to whether the lists of a group are whole."""
    asked = Group(WHOLE.name, WHOLE.label, tuple(WHOLE.fields[name] for name in LISTS_OF.get(kind.name, ())))
    return read(asked, posted, Ledger()).values


def tell(
    file: CaseFile,
    someone: Someone,
    kind: RecordKind,
    posted: Sent,
    then: str,
    corrects: Entered | None = None,
    also: Callable[[], None] = lambda: None,
) -> Told | Problems:
    """Record a group as it was sent, and whether its lists are whole, in one transaction.

    `then` is where the answer leads; `{set}` in it becomes the set. `also` is done with it, or nothing is. A form that
    was recorded before raises AlreadyDone.
    """
    entry = as_told(kind, posted)
    whole = {} if corrects else whole_as_told(kind, posted)
    if not entry.values and not entry.errors and kind.name not in SINGLE and not corrects:
        return _tell_whole(file, someone, entry.origin, whole, then)
    texts = _problems_of(entry, corrects)
    if texts or entry.errors or entry.origin_error:
        return Problems(entry, texts)
    try:
        with file.write():
            told = _write(file, someone, kind, entry, corrects)
            _write_whole(file, someone, entry.origin, whole)
            also()
            if told.set and entry.origin.kind in HEARD and entry.origin.said_on:
                heard_from(file, entry.origin.said_on)
            file.then = then.replace("{set}", told.set)
    except _OvertakenError as overtaken:
        text = _("A colleague recorded answers here while you typed. Look at them below, and send yours again.")
        return Problems(beside(entry, overtaken.ledger), (text,))
    except OfficeError as wrong:
        return Problems(entry, (_(str(wrong)),))
    return told


def _tell_whole(file: CaseFile, someone: Someone, origin: Origin, whole: Mapping[str, Value | None], then: str) -> Told:
    """Nothing but whether lists are whole was told, or not even that."""
    if not _new_of_whole(ledger_of(file, someone), whole):
        return Told("")
    with file.write():
        told = _write_whole(file, someone, origin, whole)
        file.then = then.replace("{set}", told.set)
    return told


def _write_whole(file: CaseFile, someone: Someone, origin: Origin, whole: Mapping[str, Value | None]) -> Told:
    """A list becomes whole with time, so a later answer takes no reason, and the earlier ones stay."""
    new = _new_of_whole(ledger_of(file, someone), whole)
    return _enter(file, someone, WHOLE, origin, new) if new else Told("")


def _new_of_whole(ledger: Ledger, whole: Mapping[str, Value | None]) -> dict[str, Value | None]:
    standing = {answer.fact.name: answer for answer in answers_of(WHOLE, ledger.biography.get(WHOLE.name, []))}
    return {name: value for name, value in whole.items() if not standing[name].said or standing[name].value != value}


def _problems_of(entry: Entry, corrects: Entered | None) -> tuple[str, ...]:
    nothing = all(value is None for value in entry.values.values())
    if not entry.errors and nothing and entry.group.name not in SINGLE:
        return (_("Nothing is known of it yet. Answer at least one question."),)
    if corrects is not None and not entry.reason:
        return (_("Say why it is corrected."),)
    return ()


def _write(file: CaseFile, someone: Someone, kind: RecordKind, entry: Entry, corrects: Entered | None) -> Told:
    if kind.name in SINGLE:
        return _write_answers(file, someone, kind, entry)
    if corrects is not None:
        services.correct_record(file, someone.row, corrects.id, entry.origin, entry.values, entry.reason)
        return Told(str(corrects.set))
    return _enter(file, someone, kind, entry.origin, entry.values)


def _write_answers(file: CaseFile, someone: Someone, kind: RecordKind, entry: Entry) -> Told:
    ledger = ledger_of(file, someone)
    standing = ledger.biography.get(kind.name, [])
    if any(str(entered.id) not in entry.seen for entered in standing):
        raise _OvertakenError(ledger)
    before = {answer.fact.name: answer for answer in answers_of(kind, standing)}
    sent = {name: written(value) for name, value in entry.values.items()}
    told = {name: answer.latest.written[name] for name, answer in before.items() if answer.latest}
    gone = {name for name, text in told.items() if sent.get(name) != text}
    fresh = {name: value for name, value in entry.values.items() if name in gone or name not in told}
    touched = [entered for entered in standing if gone & entered.written.keys()]
    if touched and not entry.reason:
        raise OfficeError(gettext_noop("Say why an answer that stands is changed."))
    if not services.may_end(file, (entered.id for entered in touched)):
        raise OfficeError(
            gettext_noop("What others recorded you cannot replace. Leave it, and tell a colleague who may.")
        )
    for entered in touched:
        left = {name: entered.fields.get(name) for name in entered.written if name not in gone}
        if left:
            services.correct_record(file, someone.row, entered.id, entered.origin, left, entry.reason)
        else:
            services.withdraw(file, someone.row, entered.id, entry.reason)
    return _enter(file, someone, kind, entry.origin, fresh) if fresh else Told("")


def _enter(
    file: CaseFile, someone: Someone, kind: RecordKind, origin: Origin, values: Mapping[str, Value | None]
) -> Told:
    row = services.enter_record(file.case, file.case_key, someone.row, file.user, origin, kind.name, values)
    file.record("biography.told", f"person {someone.place} {kind.name}")
    return Told(str(row.set_id))


class _OvertakenError(Exception):
    """Undoes the write: others told something here since the form was shown."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__("somebody else told something of the group meanwhile")
        self.ledger = ledger


def beside(entry: Entry, ledger: Ledger) -> Entry:
    """The form with what stands of the group in the fields that were left empty."""
    standing = ledger.biography.get(entry.group.name, [])
    fields = []
    for field in entry.fields:
        latest = next((one for one in reversed(standing) if field.fact.name in one.written), None)
        if field.given or latest is None:
            fields.append(field)
        else:
            typed = latest.written[field.fact.name]
            fields.append(replace(field, typed=typed, unknown=not typed, given=True))
    return replace(entry, fields=tuple(fields), seen=tuple(str(one.id) for one in standing))
