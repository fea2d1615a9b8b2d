"""The file of a person as form maps see it: named parts in the order in which forms ask them::

  | name | is |
  | --- | --- |
  | `me` | particulars, with `born_on`, `nationality`, `a_number` |
  | `address`, `mailing` | where the person lives in the United States; where mail goes, if elsewhere |
  | `previous_address` | the newest one in the United States that has ended |
  | `addresses`, `schools`, `jobs` | newest first |
  | `last_abroad`, `where_persecuted` | the newest address outside the United States; the newest in the country feared |
  | `spouse`, `former_spouses`, `children`, `mother`, `father`, `siblings` | relatives; the oldest child first |
  | `entry`, `entries` | entries into the United States, newest first; taken from arrivals where none are told |
  | `passport`, `travel_document`, `papers`, `trips`, `organizations`, `service`, `arrests`, `other_names` | lists |
  | `claim`, `household`, `whole` | answers yes, no, or in the person's own words; which lists are whole |
  | `facts`, `proceedings`, `filings`, `hearings` | what the law knows; newest last |
  | `representative`, `preparer`, `interpreter`, `asked`, `today` | beside the person; `asked.prepared_by` may make the
  representative the preparer |

What is not known is not there; a list without entries is empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from amparo.forms.biography import SINGLE
from amparo.forms.biography.participants import PARTICIPANTS
from amparo.forms.client_file import STATED, ClientFile, Held
from amparo.forms.told import Origin, Told, written
from amparo.law.facts import Value
from amparo.law.partial import Between, first_day, last_day
from amparo.law.record import RecordKind
from amparo.law.vocabulary import FACTS

type View = dict[str, Told]
"""One record as a map sees it, each field a text."""

UNITED_STATES = "US"


def view(file: ClientFile) -> dict[str, object]:
    """Everything that a form map can name. A list without entries is empty, a part that is not known too."""
    told = {kind: _by_time(file.records.get(kind, ()), kind) for kind in STATED}
    seen = {kind: [_seen(held, STATED[kind]) for held in told[kind]] for kind in STATED if kind not in SINGLE}
    single = {kind: _seen_over_all(file.records.get(kind, ()), STATED[kind]) for kind in SINGLE}
    facts = {name: written(value, FACTS[name], Origin("facts", "", name)) for name, value in file.facts.items()}
    relatives = told["relatives"]
    lived = [held for held in reversed(told["addresses"]) if held.fields.get("use") != "mail"]
    here = [held for held in lived if held.fields.get("country") == UNITED_STATES]
    abroad = [held for held in lived if held.fields.get("country", UNITED_STATES) != UNITED_STATES]
    entries = [*reversed(seen["entries"])] or [_entry(held) for held in reversed(told["arrivals"])]
    return {
        "me": _me(file, single["particulars"], facts),
        "address": _seen_first(held for held in here if _goes_on(held, file.today)),
        "previous_address": _seen_first(held for held in here if not _goes_on(held, file.today)),
        "mailing": _mailing(told["addresses"], file.today),
        "addresses": [_seen(held, STATED["addresses"]) for held in lived],
        "last_abroad": _seen_first(abroad),
        "where_persecuted": _seen_first(held for held in abroad if held.fields.get("where_persecuted") is True),
        "schools": seen["schools"][::-1],
        "jobs": seen["jobs"][::-1],
        "spouse": _first(_of(relatives, "spouse")),
        "former_spouses": _of(relatives, "former_spouse"),
        "children": _of(relatives, "child"),
        "mother": _first(_of(relatives, "mother")),
        "father": _first(_of(relatives, "father")),
        "siblings": _of(relatives, "sibling"),
        "entry": _first(entries),
        "entries": entries,
        "papers": seen["papers"][::-1],
        "passport": _first(row for row in seen["papers"][::-1] if row.get("document") == "passport"),
        "travel_document": _first(row for row in seen["papers"][::-1] if row.get("document") == "travel_document"),
        **{kind: seen[kind] for kind in ("other_names", "trips", "organizations", "service", "arrests")},
        **{kind: seen[kind] for kind in ("proceedings", "filings", "hearings")},
        "claim": single["claim"],
        "household": single["household"],
        "whole": single["whole_lists"],
        "facts": facts,
        **{who: _participant(file, who) for who in PARTICIPANTS},
        "today": Told(f"{file.today:%m/%d/%Y}"),
    }


def _me(file: ClientFile, particulars: View, facts: Mapping[str, Told]) -> View:
    shared = {name: facts[name] for name in ("born_on", "nationality") if name in facts}
    number = {"a_number": Told(file.a_number, (Origin("person", "", "a_number"),))} if file.a_number else {}
    return {**particulars, **shared, **number}


def _seen(held: Held, kind: RecordKind) -> View:
    return {
        name: written(value, kind.fields[name], Origin(kind.name, held.key, name))
        for name, value in held.fields.items()
        if name in kind.fields and value != ""
    }


def _seen_over_all(told: Iterable[Held], kind: RecordKind) -> View:
    """A group that is told once, over all that tell of it, each field as whoever told it last."""
    return {name: text for held in told for name, text in _seen(held, kind).items()}


def _seen_first(addresses: Iterable[Held]) -> View:
    return next((_seen(held, STATED["addresses"]) for held in addresses), {})


def _participant(file: ClientFile, who: str) -> View:
    return _seen(Held("", file.participants.get(who, {})), PARTICIPANTS[who])


def _first(rows: Iterable[View]) -> View:
    return next(iter(rows), {})


def _of(relatives: Iterable[Held], relation: str) -> list[View]:
    return [_seen(held, STATED["relatives"]) for held in relatives if held.fields.get("relation") == relation]


def _entry(arrival: Held) -> View:
    """An arrival of the law as an entry: its day and place; forms ask for more than the law knows."""
    seen = _seen(arrival, STATED["arrivals"])
    return {new: seen[old] for new, old in (("entered_on", "arrived_on"), ("place", "place")) if old in seen}


def _mailing(addresses: Sequence[Held], today: dt.date) -> View:
    for use in ("mail", "both"):
        found = [held for held in addresses if held.fields.get("use") == use and _goes_on(held, today)]
        if found:
            return _seen(found[-1], STATED["addresses"])
    return {}


def _goes_on(held: Held, today: dt.date) -> bool:
    """Whether it has not ended; one whose end lies ahead goes on."""
    until = held.fields.get("until_on")
    return not isinstance(until, dt.date | Between) or last_day(_days(until)) >= today


def _by_time(rows: Sequence[Held], kind: str) -> list[Held]:
    """From the oldest to the newest by the days of the kind; without any known day last, as entered."""
    days = STATED[kind].days

    def first(held: Held) -> tuple[dt.date, dt.date]:
        known = [held.fields[day] for day in days if day in held.fields]
        began = _first_day(known[0]) if known else dt.date.max
        ends = _first_day(known[-1]) if len(known) > 1 else dt.date.max
        return began, ends

    return sorted(rows, key=first)


def _first_day(value: Value) -> dt.date:
    return first_day(_days(value)) if isinstance(value, dt.date | Between) else dt.date.max


def _days(value: dt.date | Between[dt.date] | Between[int]) -> dt.date | Between[dt.date]:
    if isinstance(value, Between):
        first, last = value.first, value.last
        assert isinstance(first, dt.date)  # fields of records are days, never numbers
        assert isinstance(last, dt.date)
        return Between(first, last)
    return value
