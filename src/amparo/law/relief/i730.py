"""Refugee or asylee relative: Form I-730, INA 207(c)(2) and 208(b)(3); 8 CFR 207.7, 208.21.

Where each line was read stands in the modules it is made of; all on 2026-11-28.
"""

import datetime as dt

from amparo.law.deadlines.i730 import FILED, STATUS_DAY
from amparo.law.deadlines.i730 import I730 as TWO_YEARS
from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Parting, Relief, needs
from amparo.law.relief.family import SPOUSE_OR_CHILD, existed_on, spouse_or
from amparo.law.relief.family_age import UNDER_21_AT_INTERVIEW, UNDER_21_WHEN_FILED, still_frozen
from amparo.law.relief.i730_bars import ALREADY_GRANTED, BARRED, INADMISSIBLE, MARRIAGE_TO_EVADE, NOT_LISTED
from amparo.law.relief.i730_petitioner import IN_OWN_RIGHT, STATUS_STANDS
from amparo.law.source import confirmed
from amparo.law.tree import ASKED, Given, Yes, all_of, any_of, date_of, in_turn, one_of
from amparo.law.vocabulary.family import ASYLEES, REFUGEES

_ASYLEE, _REFUGEE = one_of("petitioner_status", *ASYLEES), one_of("petitioner_status", *REFUGEES)

CHILD_UNDER_21 = all_of(
    any_of(
        in_turn(_ASYLEE, UNDER_21_WHEN_FILED),
        in_turn(_REFUGEE, UNDER_21_AT_INTERVIEW),
    ),
    still_frozen(STATUS_DAY),
)

IN_TIME = any_of(
    TWO_YEARS.falls_on >= ASKED,
    all_of(FILED, date_of("i730_filed_on") >= STATUS_DAY, date_of("i730_filed_on") <= TWO_YEARS.falls_on),
    Yes("humanitarian_reason"),
)

I730 = Relief(
    name="i730",
    label=Words("Family petition (I-730)", "Petición familiar (I-730)"),
    citation="INA 207(c)(2), 208(b)(3); 8 CFR 207.7, 208.21",
    parted_by=(Parting("petitioner_status", ("child_unmarried_under_21", "in_time", "inadmissible")),),
    points=any_of(
        Yes("petitioner_principal"),
        Yes("i730_filed"),
        *(Given(fact) for fact in ("petitioner_status", "asylum_granted_on", "refugee_admitted_on")),
        *(Given(fact) for fact in ("relation", "beneficiary_born_on")),
    ),
    requirements=(
        IN_OWN_RIGHT,
        STATUS_STANDS,
        needs(
            "relation",
            Words("spouse or child, as the law defines them", "cónyuge o hijo, como los define la ley"),
            SPOUSE_OR_CHILD,
            "INA 101(a)(35), (b)(1)(A)-(E), 207(c)(2)(A), 208(b)(3)(A); 8 CFR 207.7(b)",
            says=Says(
                yes=Words(
                    "The relative is the petitioner's spouse or child, as the law defines them.",
                    "El familiar es cónyuge, hijo o hija de quien pide, como los define la ley.",
                ),
                no=Words(
                    "The relative is neither the petitioner's spouse nor child, as the law defines them.",
                    "El familiar no es cónyuge, hijo ni hija de quien pide, como los define la ley.",
                ),
                unknown=Words(
                    "Whether the relative is the petitioner's spouse or child, as the law defines them, is not known.",
                    "No se sabe si el familiar es cónyuge, hijo o hija de quien pide, como los define la ley.",
                ),
            ),
        ),
        needs(
            "relation_existed",
            Words(
                "the relation existed on the day of grant or admission",
                "la relación existía el día de la concesión",
            ),
            existed_on(STATUS_DAY, "relation_existed_on_grant"),
            "8 CFR 207.7(c), 208.21(b)",
            says=Says(
                yes=Words(
                    "The relationship existed on the day of the grant or admission.",
                    "La relación existía el día de la concesión o de la admisión.",
                ),
                no=Words(
                    "The relationship did not exist on the day of the grant or admission.",
                    "La relación no existía el día de la concesión ni de la admisión.",
                ),
                unknown=Words(
                    "Whether the relationship existed on the day of the grant or admission is not known.",
                    "No se sabe si la relación existía el día de la concesión o de la admisión.",
                ),
            ),
        ),
        needs(
            "child_unmarried_under_21",
            Words(
                "if a child: unmarried and under 21 or frozen",
                "si es hijo: soltero y menor de 21 o congelado",
            ),
            spouse_or(all_of(Yes("beneficiary_unmarried"), CHILD_UNDER_21)),
            "INA 101(b)(1), 207(c)(2)(B), 208(b)(3)(B); CSPA secs. 4, 5, 8",
            says=Says(
                yes=Words(
                    "The relative is put forward as the spouse, or is an unmarried child who was under 21 on the day "
                    "that counts.",
                    "El familiar se presenta como cónyuge, o es un hijo o hija sin casarse que tenía menos de 21 "
                    "años el día que cuenta.",
                ),
                no=Words(
                    "The relative is not the spouse, nor an unmarried child who was under 21 on the day that counts.",
                    "El familiar no es el cónyuge, ni un hijo o hija sin casarse que tuviera menos de 21 años el "
                    "día que cuenta.",
                ),
                unknown=Words(
                    "Whether the relative is the spouse, or an unmarried child who was under 21 on the day that "
                    "counts, is not known.",
                    "No se sabe si el familiar es el cónyuge, o un hijo o hija sin casarse que tenía menos de 21 "
                    "años el día que cuenta.",
                ),
            ),
        ),
        needs(
            "in_time",
            Words("within two years, or excused", "dentro de dos años, o justificado"),
            IN_TIME,
            "8 CFR 207.7(d), 208.21(c), (d)",
            says=Says(
                yes=Words(
                    "The petition was filed within two years, or the two years still run, or a humanitarian "
                    "reason is on record.",
                    "La petición se presentó dentro de los dos años, o los dos años aún corren, o consta una "
                    "razón humanitaria.",
                ),
                no=Words(
                    "The petition was not filed within two years, and no humanitarian reason is on record.",
                    "La petición no se presentó dentro de los dos años, y no consta ninguna razón humanitaria.",
                ),
                unknown=Words(
                    "Whether the petition was filed within two years, or a humanitarian reason excuses the "
                    "delay, is not known.",
                    "No se sabe si la petición se presentó dentro de los dos años, o si una razón humanitaria "
                    "justifica la demora.",
                ),
            ),
        ),
        ALREADY_GRANTED,
        BARRED,
        INADMISSIBLE,
        MARRIAGE_TO_EVADE,
        NOT_LISTED,
    ),
    note=Words(
        "Form I-730, one for each relative, to USCIS; no fee. USCIS decides in its discretion. The relation must "
        "stand when it is filed, decided and at entry: a divorce, or a child's marriage, ends it. Persecution of the "
        "relative need not be shown; firm resettlement does not bar. Check that the relative is named in the I-589 or "
        "I-590, above all a child over 21 whose age is frozen.",
        "Formulario I-730, uno por familiar, ante USCIS; sin tarifa. USCIS decide a su discreción. La relación debe "
        "seguir al presentarlo, al decidirse y al entrar: un divorcio, o el matrimonio del hijo o la hija, la termina. "
        "No hace falta mostrar persecución del familiar; el reasentamiento firme no impide. Compruebe que el familiar "
        "figure en el I-589 o I-590, sobre todo un hijo o hija mayor de 21 cuya edad quedó congelada.",
    ),
    sources=(
        confirmed("USCIS Policy Manual Vol 4 Pt C Ch 2", "uscis.gov", "2026-11-28"),
        confirmed("who may not file; naturalized petitioners", "omb.report, ICR 201006-1615-002", "2026-11-28"),
        confirmed("8 CFR 207.7; 8 USC 1157, 1158", "chanrobles.com; codes.lp.findlaw.com", "2026-11-28"),
        confirmed("63 Fed. Reg. 3792", "govinfo.gov", "2026-11-28"),
        confirmed("Yates memorandum, 2004-08-17", "visapro.com", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
