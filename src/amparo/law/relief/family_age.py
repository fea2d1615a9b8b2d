"""How old a child was on the day that counts: the age frozen by the Child Status Protection Act, secs. 4 and 5.

INA 208(b)(3)(B) freezes the age of a child who was under 21 when the parent applied for asylum and "attained 21 years
of age after such application was filed but while it was pending"; INA 207(c)(2)(B) says the same of refugees, whose
application USCIS dates by the interview (Yates memorandum of 2004-08-17, visapro.com). Read on 2026-11-28.
"""

from amparo.law.facts import Says, Words
from amparo.law.relief.open_points import LEAP_BIRTHDAY, WEEKEND, WEEKEND_RULE_FROM, left_open
from amparo.law.tree import (
    ASKED,
    Birthday,
    Element,
    Rule,
    Term,
    WorkingDay,
    all_of,
    any_of,
    date_of,
    days_after,
    on,
    once,
    years_after,
)

BORN = date_of("beneficiary_born_on")
TURNS_21 = Birthday(BORN, 21)
I589_FILED = date_of("principal_i589_filed_on")
INTERVIEWED = date_of("principal_refugee_interview_on")

AFTER_STATUS = Words(
    "turned 21 after the grant or admission, or before the Child Status Protection Act of August 6, 2002: the statute "
    "freezes the age of who turned 21 while the application was pending; USCIS has gone further: ask a lawyer",
    "cumplió 21 después de la concesión o admisión, o antes de la ley CSPA del 6 de agosto de 2002: la ley congela la "
    "edad de quien cumplió 21 con la solicitud pendiente; USCIS ha ido más lejos: consulte a un abogado",
)

CSPA_FROM = on(2002, 8, 6)


def before_birthday(day: Term, age: int) -> Rule:
    """That day lies before the child reaches that age; open on February 28 for who was born on February 29.

    The day of something that has happened: of a child who is younger today it need not be known.
    """
    gap = all_of(years_after(BORN, age) <= day, day < Birthday(BORN, age))
    return any_of(
        years_after(BORN, age) > ASKED,
        all_of(day < Birthday(BORN, age), once(gap, LEAP_BIRTHDAY)),
    )


def still_frozen(status_day: Term) -> Rule:
    """Under 21 on the day asked, or 21 while the parent's application was pending; open for who turned 21 later."""
    return any_of(
        years_after(BORN, 21) > ASKED,
        all_of(status_day >= TURNS_21, status_day >= CSPA_FROM),
        left_open(any_of(status_day < TURNS_21, status_day < CSPA_FROM), AFTER_STATUS),
    )


CAME_ON_THE_NEXT_WORKING_DAY = all_of(
    TURNS_21 <= I589_FILED,
    WorkingDay(days_after(TURNS_21, -1)) >= I589_FILED,
    WEEKEND_RULE_FROM <= I589_FILED,
)

UNDER_21_WHEN_FILED = Element(
    "under_21_when_filed",
    any_of(before_birthday(I589_FILED, 21), left_open(CAME_ON_THE_NEXT_WORKING_DAY, WEEKEND.reason)),
    "INA 208(b)(3)(B)",
    Words("under 21 when the principal's I-589 was filed", "menor de 21 al presentarse el I-589 del titular"),
    says=Says(
        yes=Words(
            "The child was under 21 when the principal's I-589 was filed.",
            "El hijo o la hija tenía menos de 21 años cuando se presentó el I-589 del titular.",
        ),
        no=Words(
            "The child had turned 21 when the principal's I-589 was filed.",
            "El hijo o la hija ya había cumplido 21 años cuando se presentó el I-589 del titular.",
        ),
        unknown=Words(
            "Whether the child was under 21 when the principal's I-589 was filed is not known.",
            "No se sabe si el hijo o la hija tenía menos de 21 años cuando se presentó el I-589 del titular.",
        ),
    ),
)

UNDER_21_AT_INTERVIEW = Element(
    "under_21_at_interview",
    before_birthday(INTERVIEWED, 21),
    "INA 207(c)(2)(B)",
    Words("under 21 at the refugee's interview", "menor de 21 en la entrevista del refugiado"),
    says=Says(
        yes=Words(
            "The child was under 21 at the principal's refugee interview.",
            "El hijo o la hija tenía menos de 21 años en la entrevista de refugio del titular.",
        ),
        no=Words(
            "The child had turned 21 at the principal's refugee interview.",
            "El hijo o la hija ya había cumplido 21 años en la entrevista de refugio del titular.",
        ),
        unknown=Words(
            "Whether the child was under 21 at the principal's refugee interview is not known.",
            "No se sabe si el hijo o la hija tenía menos de 21 años en la entrevista de refugio del titular.",
        ),
    ),
)
