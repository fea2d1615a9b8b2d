"""What the two forms of relief for family ask alike: the relation, and the age frozen by the CSPA."""

from amparo.law.facts import Says, Words
from amparo.law.tree import Birthday, Element, Rule, date_of, one_of

SPOUSE: Rule = one_of("relation", "spouse")
CHILD: Rule = one_of("relation", "child")
SPOUSE_OR_CHILD: Rule = one_of("relation", "spouse", "child")

TURNS_21 = Birthday(date_of("beneficiary_born_on"), 21)

UNDER_21_WHEN_FILED = Element(
    "under_21_when_filed",
    date_of("principal_i589_filed_on") < TURNS_21,
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
    date_of("principal_refugee_interview_on") < TURNS_21,
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
