"""The form in which facts are recorded, made from their declarations. Not knowing is an answer like any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from amparo.errors import FactError
from amparo.forms.biography.telling import NONE
from amparo.law.countries import COUNTRIES
from amparo.law.facts import Fact, Group, Kind, Value, Words
from amparo.law.partial import Between, within
from amparo.law.record import RecordKind
from amparo.law.values import parse_day, parse_value, written
from amparo.law.vocabulary import GROUPS
from amparo.office.cases.statements.ledger import Entered, Ledger, Origin, UnsealedStatement
from amparo.office.cases.statements.models import Source
from amparo.office.platform.ui.law_text import law_words
from amparo.office.platform.ui.moments import birth_text, partial_text
from amparo.typed_text import seen

BIRTHS = frozenset(("born_on", "beneficiary_born_on"))
NOT_KNOWN = "not known"
KEYS = {"email": "email", "telephone": "tel", "mobile": "tel", "fax": "tel"}
"""Fields with keys of their own on a telephone."""
PERIOD_ROWS = 4
LONGEST = 200

type Sent = MultiValueDict[str, str]
type Parse = Callable[[Fact, str], Value | None]


@dataclass(frozen=True, slots=True)
class Field:
    """One fact in the form: what was typed, what it means, what is wrong with it, and what stands on record."""

    fact: Fact
    typed: str
    spans: tuple[tuple[str, str], ...]  # typed periods, from and until
    unknown: bool
    given: bool
    value: Value | None
    error: str
    standing: Sequence[UnsealedStatement]

    @property
    def kind(self) -> str:
        """The name of the kind, for the template."""
        return self.fact.kind.name.lower()

    @property
    def typed_as(self) -> str:
        """Which keys a telephone should show: the type of the control of a line that is typed."""
        if self.fact.kind in (Kind.DATE, Kind.NUMBER) and not self.error:
            return self.kind if self.fact.kind is Kind.DATE else "number"
        return KEYS.get(self.fact.name, "text")

    @property
    def keyboard(self) -> str:
        """The keys themselves, where they are others than those of text."""
        return "numeric" if self.fact.kind is Kind.NUMBER else KEYS.get(self.fact.name, "")

    @property
    def in_part(self) -> bool:
        """Whether it holds a day known by its year, or month and year, alone."""
        return isinstance(self.value, Between)

    @property
    def options(self) -> list[tuple[str, Words]]:
        """What can be chosen."""
        table = COUNTRIES if self.fact.kind is Kind.COUNTRY else self.fact.choices
        return sorted(table.items(), key=lambda choice: str(choice[1])) if table is COUNTRIES else list(table.items())


@dataclass(frozen=True, slots=True)
class Entry:
    """A filled form: its fields, its source, and whether what differs shall replace what stands."""

    group: Group
    fields: tuple[Field, ...]
    origin: Origin
    said_on_typed: str
    origin_error: str
    replaces: bool
    reason: str
    seen: tuple[str, ...]

    @property
    def has_days(self) -> bool:
        """Whether a day is among the facts, which may be known by its year alone."""
        return any(field.fact.kind is Kind.DATE for field in self.fields)

    @property
    def errors(self) -> list[Field]:
        """The fields that cannot be taken."""
        return [field for field in self.fields if field.error]

    @property
    def values(self) -> dict[str, Value | None]:
        """What is stated, by fact. What was left empty is not in it."""
        return {field.fact.name: field.value for field in self.fields if field.given and not field.error}


def groups() -> Mapping[str, Group]:
    """The groups of facts by name."""
    return {group.name: group for group in GROUPS}


def empty(group: Group, ledger: Ledger) -> Entry:
    """A form in which nothing has been typed yet."""
    today = timezone.localdate()
    fields = tuple(_untouched(fact, ledger) for fact in group.facts)
    return Entry(
        group, fields, Origin(Source.IN_PERSON, said_on=today), today.isoformat(), "", False, "", tuple(ledger.sets)
    )


def as_group(kind: RecordKind) -> Group:
    """The fields of a kind of record as they are asked: like a group of facts."""
    return Group(kind.name, kind.label_of_one, tuple(kind.fields.values()))


def filled(entered: Entered) -> Entry:
    """A form that holds what a record is, with the source that it has."""
    typed = entered.written
    fields = tuple(
        Field(fact, typed.get(name, ""), (), typed.get(name) == "", name in typed, entered.fields.get(name), "", ())
        for name, fact in entered.kind.fields.items()
    )
    said_on = entered.origin.said_on
    return Entry(
        as_group(entered.kind), fields, entered.origin, said_on.isoformat() if said_on else "", "", False, "", ()
    )


def read(group: Group, sent: Sent, ledger: Ledger, parse: Parse = parse_value) -> Entry:
    """A form as it was sent; `parse` reads the value that a text gives to a fact."""
    origin, typed, error = _origin(sent)
    return Entry(
        group,
        tuple(_field(fact, sent, ledger, parse) for fact in group.facts),
        origin,
        typed,
        error,
        sent.get("differs") == "replace",
        _short(sent.get("reason", "")),
        tuple(sent.getlist("seen")),
    )


def value_in_words(value: Value | None, fact: Fact) -> str:
    """A value as people read it, in the language of the page."""
    from amparo.office.platform.ui.templatetags.ui import plain_day

    match value:
        case None:
            return _("not known")
        case bool():
            return _("yes") if value else _("no")
        case dt.date() if fact.name in BIRTHS:
            return birth_text(value)
        case dt.date():
            return plain_day(value)
        case Between():
            return partial_text(value)
        case tuple():
            spans = [
                f"{plain_day(began)} – {plain_day(until) if until else _('still running')}" for began, until in value
            ]
            return "; ".join(spans) or _("none")
        case str() if fact.kind is Kind.COUNTRY:
            return law_words(COUNTRIES[value])
        case str() if value in fact.choices:
            return law_words(fact.choices[value])
        case str() if fact.kind is Kind.TEXT and value == NONE:
            return _("none")
        case _:
            return str(value)


def _untouched(fact: Fact, ledger: Ledger) -> Field:
    return Field(fact, "", (), False, False, None, "", tuple(ledger.live.get(fact.name, ())))


def _field(fact: Fact, sent: Sent, ledger: Ledger, parse: Parse) -> Field:
    name, standing = fact.name, tuple(ledger.live.get(fact.name, ()))
    unknown = NOT_KNOWN in sent.getlist(f"{name}-unknown") or sent.get(name) == NOT_KNOWN
    spans: tuple[tuple[str, str], ...] = ()
    if fact.kind is Kind.PERIODS:
        spans = tuple(
            (began.strip(), until.strip())
            for began, until in zip(sent.getlist(f"{name}-from"), sent.getlist(f"{name}-until"), strict=False)
            if began.strip() or until.strip()
        )
        typed = ";".join(f"{began}/{until}" for began, until in spans)
        typed = "none" if not typed and sent.get(f"{name}-none") else typed
    else:
        typed = "" if sent.get(name) == NOT_KNOWN else sent.get(name, "").strip()
        part = sent.get(f"{name}-part", "").strip()
        if seen(typed) and seen(part):
            wrong = _("Either the whole day or what is known of it, not both.")
            return Field(fact, f"{typed} / {part}"[:LONGEST], spans, unknown, True, None, wrong, standing)
        typed = typed or part
    if unknown and typed:
        return Field(fact, typed, spans, True, True, None, _("Either a value or “not known”, not both."), standing)
    if unknown:
        return Field(fact, "", spans, True, True, None, "", standing)
    if not seen(typed):  # nothing, or signs that nobody sees
        return Field(fact, "", spans, False, False, None, "", standing)
    try:
        return Field(fact, typed, spans, False, True, parse(fact, typed), "", standing)
    except FactError as wrong:
        return Field(fact, typed[:LONGEST], spans, False, True, None, sentence_of(wrong), standing)


def _origin(sent: Sent) -> tuple[Origin, str, str]:
    kind, typed = sent.get("source", ""), sent.get("said_on", "").strip()
    detail, page = _short(sent.get("detail", "")), _short(sent.get("page", ""))
    if kind not in Source.values:
        return Origin(Source.IN_PERSON, detail, page), typed, _("Say where this comes from.")
    try:
        said_on = parse_day(typed) if typed else None
    except FactError as wrong:
        return Origin(Source(kind), detail, page), typed, sentence_of(wrong)
    if said_on is not None and said_on > timezone.localdate() + dt.timedelta(days=1):
        return Origin(Source(kind), detail, page), typed, _("This day has not come yet.")
    if kind == Source.DOCUMENT and not detail:
        return Origin(Source(kind), detail, page, said_on), typed, _("Name the document.")
    unwritable = any(not storable(text) for text in (detail, page))
    wrong_text = _("It holds characters that cannot be stored; type it again.") if unwritable else ""
    return Origin(Source(kind), detail, page, said_on), typed, wrong_text


def sentence_of(wrong: FactError) -> str:
    """The error of a value as a sentence, in the language of the page where we have it."""
    text = str(wrong)
    return _(text[:1].upper() + text[1:]) + "."


def storable(text: str) -> bool:
    """Whether a text can be kept exactly: half a character cannot."""
    return not any(0xD800 <= ord(char) <= 0xDFFF for char in text)


def _short(text: str) -> str:
    return text.strip()[:LONGEST]


def same(value: Value | None, statement: UnsealedStatement) -> bool:
    """Whether a value is what a statement says."""
    return written(value) == statement.written


def agrees(value: Value | None, statement: UnsealedStatement) -> bool:
    """Whether a value and what a statement says can both be right: 1990 and 6 May 1990 can."""
    return same(value, statement) or within(value, statement.value) or within(statement.value, value)
