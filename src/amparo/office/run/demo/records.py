"""How people of the fictional office came, what they filed and where their case stands: records, in line with facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from amparo.law.calendar import roll_forward
from amparo.law.facts import Value
from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.services import enter_record
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey

type Entered = tuple[str, Origin, dict[str, Value | None]]
"""A record to enter: its kind, where it comes from, its fields."""


def enter_records(case: Case, case_key: OpenKey, person: Person, by: User, facts: Mapping[str, Value]) -> None:
    """Enter the records of somebody whose case is in court and not decided."""
    for kind, origin, fields in records_of(facts, case.opened_on):
        enter_record(case, case_key, person, by, origin, kind, fields)


def records_of(facts: Mapping[str, Value], opened_on: dt.date) -> Iterator[Entered]:
    """An arrival, the notice to appear that came with it, the application, a first hearing before the case was opened.

    Every day follows the one before it; what would not is left out.
    """
    arrived, filed = facts.get("last_entry_on"), facts.get("asylum_filed_on")
    if not isinstance(arrived, dt.date) or arrived >= opened_on:
        return
    entry = {"border": facts.get("entry_border"), "manner": facts.get("entry_manner")}
    known = {name: value for name, value in entry.items() if value is not None}
    yield "arrivals", _paper("I-94", arrived), {"arrived_on": arrived, **known}
    if "judge_decision_on" in facts or "final_order_on" in facts:
        return
    notice: dict[str, Value] = {
        "proceeding": "removal",
        "forum": "immigration_court",
        "began_with": "nta",
        "decision": "none_yet",
    }
    yield "proceedings", _paper("Notice to appear, Form I-862", arrived), {**notice, "served_on": arrived}
    if isinstance(filed, dt.date) and arrived <= filed < opened_on:
        filing: dict[str, Value | None] = {"form": "i589", "filed_with": "immigration_court", "received_on": filed}
        yield "filings", _paper("I-589, stamped by the court", filed), filing
    heard = roll_forward(arrived + dt.timedelta(days=120))
    if heard < opened_on:
        hearing: dict[str, Value | None] = {"set_for": heard, "kind": "master", "outcome": "held"}
        yield "hearings", _paper("Notice of hearing", arrived), hearing


def _paper(name: str, day: dt.date) -> Origin:
    return Origin(Source.DOCUMENT, name, said_on=day)
