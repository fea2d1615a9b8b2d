"""Filing evidence before a hearing in immigration court."""

import datetime as dt

from amparo.law.deadline import Deadline, SaferDay
from amparo.law.facts import Words
from amparo.law.source import confirmed, unsettled
from amparo.law.tree import (
    ASKED,
    Given,
    Not,
    Rule,
    Term,
    Yes,
    all_of,
    any_of,
    chosen,
    date_of,
    days_after,
    on,
    one_of,
    proven,
)

HEARING = date_of("hearing_on")
SET_BY_COURT = date_of("court_set_evidence_deadline_on")

INDIVIDUAL, MASTER = one_of("hearing_kind", "individual"), one_of("hearing_kind", "master")

THIRTY_DAYS: Rule = any_of(
    all_of(on(2020, 12, 23) <= ASKED, on(2021, 12, 16) > ASKED),
    on(2025, 2, 10) <= ASKED,
)
"""When an individual hearing wanted 30 days, by the day asked; 15 before, between and (the exact days of both
changes being unsure) a few days either side."""


PASSED_WHEN_IT_CHANGED = any_of(
    *(
        all_of(on(*changed) <= ASKED, days_after(HEARING, -30) < on(*changed), on(*changed) <= days_after(HEARING, -15))
        for changed in ((2020, 12, 23), (2025, 2, 10))
    )
)
"""The thirtieth day before the hearing had passed when 15 days became 30: nobody could file by it."""


FILED = date_of("evidence_filed_on")
FOR_AN_EARLIER_HEARING = proven(date_of("last_hearing_on") >= FILED)
"""Filed on or before the day of a hearing that was held: for that one. What the next wants is not known to be filed."""


def _before(days: int) -> Term:
    return days_after(HEARING, -days)


EVIDENCE_BEFORE_HEARING = Deadline(
    name="evidence_before_hearing",
    label=Words("File evidence before the hearing", "Presentar pruebas antes de la audiencia"),
    citation="EOIR Policy Manual Pt II 3.1(b), (c); 30 days again since PM 25-21",
    counted_from=HEARING,
    ends=chosen(
        (Given("court_set_evidence_deadline_on"), SET_BY_COURT),
        (proven(Yes("detained")), SET_BY_COURT),
        (all_of(INDIVIDUAL, PASSED_WHEN_IT_CHANGED), SET_BY_COURT),
        (all_of(INDIVIDUAL, THIRTY_DAYS), _before(30)),
        (any_of(INDIVIDUAL, MASTER), _before(15)),
    ),
    safer=(
        SaferDay(
            _before(30),
            Words(
                "the exact day on which 15 days became 30, or 30 became 15, is not settled in public sources",
                "las fuentes públicas no aclaran el día exacto en que los 15 días pasaron a 30, o los 30 a 15",
            ),
            when=all_of(
                INDIVIDUAL,
                any_of(
                    all_of(on(2021, 12, 1) <= ASKED, on(2022, 1, 1) > ASKED),
                    all_of(on(2025, 2, 3) <= ASKED, on(2025, 2, 17) > ASKED),
                ),
            ),
        ),
    ),
    done_when=all_of(FILED <= ASKED, Not(FOR_AN_EARLIER_HEARING)),
    done_on=FILED,
    sources=(
        confirmed("15 to 30 days on 2020-12-23, back in 2021", "immigrantjustice.org, pro bono alert", "2026-11-28"),
        confirmed("30 days again: PM 25-21", "nepyork.com, 2025-02-16; justice.gov/eoir, memoranda", "2026-11-24"),
        confirmed("Policy Manual Pt II 3.1(c): counting back", "lawi.us, copy of the manual", "2026-11-24"),
        unsettled("the exact days of both changes", "immpolicytracking.org, EOIR policy manual", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words("the judge may refuse the evidence", "el juez puede rechazar las pruebas"),
    note=Words(
        "Counts back from the hearing (day zero); a weekend or holiday moves the day nearer the hearing. At a "
        "master hearing it applies only when a ruling is wanted there. A judge's order or detention changes it. Where "
        "the thirtieth day had passed when 15 days became 30, the court says until when: ask it, and file at once. "
        "Evidence filed by the day of a hearing that was held counts for that one alone.",
        "Se cuenta hacia atrás desde la audiencia (día cero); un fin de semana o feriado acerca el día a la "
        "audiencia. En una audiencia preliminar (master) rige solo si allí se quiere una decisión. Una orden del "
        "juez o la detención lo cambia. Si el trigésimo día ya había pasado cuando los 15 días pasaron a 30, la corte "
        "dice hasta cuándo: pregúntele, y presente de inmediato. Las pruebas presentadas hasta el día de una "
        "audiencia ya celebrada cuentan solo para esa.",
    ),
)
