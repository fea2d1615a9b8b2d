"""People of the fictional office who were sent back to Mexico: their facts, their papers, the way to their hearing."""

from __future__ import annotations

import datetime as dt
from random import Random

from django.utils import timezone

from amparo.law.calendar import roll_forward
from amparo.law.facts import Value
from amparo.office.border.returns import fear, passages
from amparo.office.border.returns.models import Kind, Passage, State, Step
from amparo.office.border.returns.ports import PORTS, Port, commonly_there, moment
from amparo.office.border.returns.preparation import ITEMS
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.calendar.models import Kind as DateKind
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey

FEARED = (
    ("Unos hombres preguntan por mí en el albergue.", "port", "volunteered"),
    ("Ya me tuvieron tres días encerrado. No quiero volver allá.", "hearing", "volunteered"),
    ("Sí, tengo miedo. Me siguieron desde la terminal.", "phone", "asked"),
)
SENT_BACK = "They were given papers in English and walked over the bridge after dark."
MET_AT = ("el_paso", "san_ysidro")
"""Ports through which families came, in turn: two, since few at a third would be counted together with another's."""
SINCE = ((dt.date(2025, 1, 21), "mpp_third"), (dt.date(2021, 12, 6), "mpp_second"), (dt.date(2019, 1, 28), "mpp_first"))
"""From which day on people were returned by which policy: see `law.policies.mpp`."""
RESULTS = ("none", "pending", "negative")


def lived(facts: dict[str, Value], number: int, *, ill: bool) -> dict[str, Value]:
    """The facts of somebody who was met in the first programme and sent back; `ill` was exempt and sent back anyway."""
    met = dt.date(2019, 3, 4) + dt.timedelta(days=number * 7 % 500)
    known: dict[str, Value] = {
        "encountered_on": met,
        "last_entry_on": met,
        "entry_border": "southwest_land",
        "entry_manner": "between_ports",
        "clearly_admissible": False,
        "returned_to_mexico": True,
        "fears_mexico": True,
    }
    born = facts.get("born_on")
    if isinstance(born, dt.date) and born > met:
        known["born_on"] = met - dt.timedelta(days=400)
    known["fear_interview_result"] = RESULTS[number % len(RESULTS)]
    if ill:
        known["known_health_issue"] = True
    return {**facts, **known}


def send_back(
    case: Case, case_key: OpenKey, people: list[Person], by: User, facts: dict[str, Value], draw: Random
) -> None:
    """Record the encounter, the return, the fear, and a hearing to come with its run-up half done."""
    met, result = facts["encountered_on"], str(facts["fear_interview_result"])
    assert isinstance(met, dt.date)
    count = Passage.objects.filter(kind=Kind.RETURN).count()
    name = _met_at(case)
    port = PORTS[name]
    family = tuple(str(person.pk) for person in people[1:])
    details = passages.PassageDetails(port=name, together=family)
    passages.add(case, case_key, by, people[0], kind=Kind.ENCOUNTER, on=met, details=details)
    sent = passages.PassageDetails(
        port=name,
        policy="mpp_first",
        words=SENT_BACK,
        papers=("Notice to appear, Form I-862", "Sheet with the day of the hearing"),
        together=family,
        hearing_port=name,
    )
    row = passages.add(case, case_key, by, people[0], kind=Kind.RETURN, on=met + dt.timedelta(days=2), details=sent)
    words, to, how = FEARED[count % len(FEARED)]
    stated = fear.Stated(
        to=to,
        how=how,
        words=words,
        language="Spanish",
        result=result,
        lawyer=draw.choice(("none", "refused")),
        next_step="Ask for the interview in writing before the hearing.",
    )
    fear.add(case, case_key, by, people[0], on=met + dt.timedelta(days=2), details=stated)
    if case.status in (Status.OPEN, Status.CONSULTATION):
        heard = Passage.objects.exclude(hearing=None).count()
        _hearing(case, case_key, row, by, port, ahead=1 if heard < 3 else 3 + heard * 4)


def note_earlier(case: Case, case_key: OpenKey, people: list[Person], by: User, family: list[dict[str, Value]]) -> None:
    """Record the return of a family that is back since: each who was sent to Mexico, through one port."""
    for row, facts in zip(people, family, strict=True):
        met = facts.get("encountered_on")
        if facts.get("returned_to_mexico") is not True or not isinstance(met, dt.date):
            continue
        policy = next((name for since, name in SINCE if met >= since), passages.OTHER)
        details = passages.PassageDetails(port=_met_at(case), policy=policy)
        # a row each: figures count the port of the person a row is written of
        passages.add(case, case_key, by, row, kind=Kind.RETURN, on=met + dt.timedelta(days=2), details=details)


def _met_at(case: Case) -> str:
    return MET_AT[int(case.number[-5:]) % len(MET_AT)]


def _hearing(case: Case, case_key: OpenKey, row: Passage, by: User, port: Port, *, ahead: int) -> None:
    day = roll_forward(timezone.localdate() + dt.timedelta(days=ahead))
    at = moment(day, dt.time(8, 30), port.zone)
    hearing = passages.Hearing(DateKind.MASTER, at, port.zone, port.court, commonly_there(at), port.label)
    passages.give_hearing(case, case_key, row, hearing)
    assert row.hearing is not None
    done = ITEMS[:7] if ahead == 1 and Step.objects.count() == 0 else ITEMS[: 2 + ahead % 4]
    for item in done:
        step = Step(case=case, appointment=row.hearing, name=item.name, state=State.DONE, by=by, for_at=at, version=1)
        is_details = item.name == "told"
        note = {"note": "", "language": "Spanish" if is_details else "", "confirmed": is_details}
        step.sealed_note = case_key.seal(step, "sealed_note", note)
        step.save(force_insert=True)
