"""The two years within which an asylee or refugee petitions for a spouse or child."""

import datetime as dt

from amparo.law.deadline import Deadline, Excuse
from amparo.law.facts import Words
from amparo.law.source import confirmed
from amparo.law.tree import (
    ASKED,
    Given,
    Implied,
    Not,
    Yes,
    all_of,
    any_of,
    chosen,
    date_of,
    one_of,
    proven,
    years_after,
)
from amparo.law.vocabulary.family import ASYLEES, DEAD, NOW_CITIZENS, REFUGEES

STATUS_DAY = chosen(
    (one_of("petitioner_status", *ASYLEES), date_of("asylum_granted_on")),
    (one_of("petitioner_status", *REFUGEES), date_of("refugee_admitted_on")),
)
"""The grant of asylum, or the admission as a refugee."""

CANNOT_PETITION = any_of(Not(Yes("petitioner_principal")), one_of("petitioner_status", *NOW_CITIZENS, *DEAD, "ended"))
"""Whoever has no status in their own right, or no longer: USCIS Policy Manual Vol 4 Pt C Ch 2."""

FILED = Implied(Yes("i730_filed"), by=date_of("i730_filed_on") <= ASKED)

I730 = Deadline(
    name="i730",
    label=Words("File for spouse or child (Form I-730)", "Pedir a cónyuge o hijos (formulario I-730)"),
    citation="INA 207(c)(2), 208(b)(3); 8 CFR 207.7(d), 208.21(c), (d)",
    counted_from=STATUS_DAY,
    ends=years_after(STATUS_DAY, 2),
    none_when=proven(all_of(CANNOT_PETITION, Not(proven(FILED)))),
    none_because=Words(
        "only a petitioner who is an asylee or refugee in their own right, or a resident through that, may file",
        "solo puede presentarla quien es asilado o refugiado por derecho propio, o residente por ello",
    ),
    points=any_of(
        Yes("petitioner_principal"),
        Yes("i730_filed"),
        *(Given(fact) for fact in ("petitioner_status", "relation", "asylum_granted_on", "refugee_admitted_on")),
    ),
    done_when=FILED,
    done_on=date_of("i730_filed_on"),
    excuses=(
        Excuse(
            Words("humanitarian reasons for more time", "razones humanitarias para dar más tiempo"),
            "8 CFR 207.7(d), 208.21(d): USCIS decides",
            Yes("humanitarian_reason"),
        ),
    ),
    sources=(
        confirmed("two years; more for humanitarian reasons", "nepyork.com, 2024-12-23", "2026-11-28"),
        confirmed("8 CFR 207.7(d), 208.21(c), (d)", "uscis.gov, policy manual 4-C-2", "2026-11-24"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words(
        "late unless USCIS extends the time for humanitarian reasons, on request or on its own motion",
        "tardía, salvo que USCIS amplíe el plazo por razones humanitarias, a petición o de oficio",
    ),
)
