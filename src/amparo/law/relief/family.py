"""What the two forms of relief for family ask alike: who is a spouse or child, and since when.

The relation must have stood on the day of the grant or admission and stand still: 8 CFR 207.7(c), 208.21(b). A child
in the womb on that day counts. Policy Manual Vol 4 Pt C Ch 2 (uscis.gov), 8 CFR 207.7 (chanrobles.com) and the rule of
1998-01-27 (63 FR 3792, govinfo.gov) read on 2026-11-28.
"""

from amparo.law.facts import Says, Words
from amparo.law.relief.family_age import BORN
from amparo.law.relief.family_children import ADOPTED, CHILD_BY_LAW, MARRIED_PARENT, if_relation
from amparo.law.tree import (
    ASKED,
    YES,
    Element,
    Implied,
    Not,
    Open,
    Rule,
    Term,
    Yes,
    all_of,
    any_of,
    in_turn,
    on,
    one_of,
    proven,
)
from amparo.law.vocabulary.relatives import CHILDREN, SPOUSES

SPOUSE: Rule = one_of("relation", *SPOUSES)
CHILD: Rule = one_of("relation", *CHILDREN)

INFORMAL_FROM, INFORMAL_UNTIL = on(2022, 2, 14), on(2025, 3, 3)
"""Between these days USCIS counted marriages that only flight or the law kept from being made by law.

RAIO memorandum of 2022-02-14 (uscis.gov, how to request reconsideration for informal or camp marriages); ended by
policy alert PA-2025-11 for requests pending or filed on or after 2025-03-03 (aila.org). Read on 2026-11-28.
"""

INFORMAL_BEFORE = Words(
    "before February 14, 2022 USCIS counted marriages not made by the law of the place at times and at times not: ask "
    "a lawyer",
    "antes del 14 de febrero de 2022 USCIS contó a veces los matrimonios no hechos según la ley del lugar y a veces "
    "no: consulte a un abogado",
)

SPOUSE_BY_LAW = Element(
    "spouse_by_law",
    all_of(
        SPOUSE,
        if_relation("proxy_spouse", Yes("marriage_consummated")),
        if_relation(
            "informal_spouse",
            any_of(
                all_of(ASKED < INFORMAL_FROM, Open(INFORMAL_BEFORE)),
                all_of(INFORMAL_FROM <= ASKED, ASKED < INFORMAL_UNTIL, Yes("marriage_could_not_be_recognized")),
            ),
        ),
    ),
    "INA 101(a)(35); 8 CFR 207.7(b)(4); USCIS Policy Manual Vol 4 Pt C Ch 2; PA-2025-11",
    Words("spouse, by a marriage that the law counts", "cónyuge, por un matrimonio que la ley cuenta"),
    says=Says(
        yes=Words(
            "The relative is a spouse by a marriage that the law counts.",
            "El familiar es cónyuge por un matrimonio que la ley cuenta.",
        ),
        no=Words(
            "The relative is not a spouse by a marriage that the law counts.",
            "El familiar no es cónyuge por un matrimonio que la ley cuente.",
        ),
        unknown=Words(
            "Whether the relative is a spouse by a marriage that the law counts is not known.",
            "No se sabe si el familiar es cónyuge por un matrimonio que la ley cuenta.",
        ),
    ),
)

SPOUSE_OR_CHILD: Rule = any_of(SPOUSE_BY_LAW, CHILD_BY_LAW)


def existed_on(day: Term, recorded: str, has_come: Rule = YES) -> Rule:
    """The relation stood on that day: as `told` on record, or as birth, marriage or adoption by that day prove it.

    While the day has not come (`has_come` is no) the relation of today is enough. What is told stands, but for a "yes"
    that a later marriage with the parent, or a later adoption, refutes.
    """
    since = {"stepchild": MARRIED_PARENT, "adopted_child": ADOPTED}
    proof = any_of(
        Not(has_come),
        all_of(one_of("relation", "child"), day >= BORN),
        *(all_of(one_of("relation", relation), began <= day) for relation, began in since.items()),
    )
    refuted = any_of(
        Not(Yes(recorded)),
        *(all_of(has_come, one_of("relation", relation), day < began) for relation, began in since.items()),
    )
    return all_of(Not(proven(refuted)), Implied(Yes(recorded), by=proof))


def spouse_or(child: Rule) -> Rule:
    """A spouse, or a child of whom this is true too; asked of a child alone."""
    return any_of(SPOUSE, in_turn(CHILD, child))
