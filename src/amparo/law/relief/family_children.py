"""Who is a child: of a father not married to the mother, by a parent's marriage, by adoption: INA 101(b)(1)(B)-(E).

Asked only where the relation on record is this one. Statute and 8 CFR 207.7(b)(2), (3) read on 2026-11-28.
"""

from amparo.law.facts import Says, Words
from amparo.law.relief.family_age import BORN, before_birthday
from amparo.law.relief.open_points import left_open
from amparo.law.tree import Element, Not, Rule, Yes, all_of, any_of, date_of, in_turn, once, one_of, proven, years_after
from amparo.law.vocabulary.relatives import CHILDREN

MARRIED_PARENT = date_of("stepparent_married_on")
ADOPTED = date_of("adopted_on")

AFTER_DIVORCE = Words(
    "after a divorce or a death a stepchild may stay one where the family ties live on in fact (Matter of Mowrer, "
    "17 I&N Dec. 613): a lawyer decides",
    "tras un divorcio o una muerte puede seguir siendo hijastro quien conserva de hecho los lazos de familia (Matter "
    "of Mowrer, 17 I&N Dec. 613): decide un abogado",
)
"""From knowledge, not read in a public copy: so it is left open."""


def if_relation(relation: str, *rules: Rule) -> Rule:
    """These rules, for this relation alone; of others they ask nothing."""
    return once(one_of("relation", relation), all_of(*rules))


def _element(name: str, relation: str, rule: Rule, citation: str, label: Words, says: Says) -> Element:
    return Element(name, in_turn(one_of("relation", relation), rule), citation, label, says)


CHILD_OF_FATHER = _element(
    "child_of_father",
    "child_of_father",
    Yes("bona_fide_parent_child"),
    "INA 101(b)(1)(C), (D)",
    Words("child of a father in fact", "hijo o hija de un padre de hecho"),
    Says(
        yes=Words(
            "The father was a father in fact to the child, or legitimated the child in time.",
            "El padre fue padre de hecho del hijo o la hija, o lo legitimó a tiempo.",
        ),
        no=Words(
            "No father in fact who was not married to the mother is on record.",
            "No consta un padre de hecho que no estuviera casado con la madre.",
        ),
        unknown=Words(
            "Whether the father was a father in fact to the child, or legitimated the child, is not known.",
            "No se sabe si el padre fue padre de hecho del hijo o la hija, o lo legitimó.",
        ),
    ),
)

STEPCHILD = _element(
    "stepchild",
    "stepchild",
    all_of(
        before_birthday(MARRIED_PARENT, 18),
        any_of(Yes("step_marriage_lasts"), left_open(Not(Yes("step_marriage_lasts")), AFTER_DIVORCE)),
    ),
    "INA 101(b)(1)(B); 8 CFR 207.7(b)(3)",
    Words("stepchild since before 18", "hijastro o hijastra desde antes de los 18"),
    Says(
        yes=Words(
            "The relative is a stepchild by a marriage made before the child was 18, which lasts.",
            "El familiar es hijastro o hijastra por un matrimonio anterior a sus 18 años, que sigue.",
        ),
        no=Words(
            "The relative is no stepchild by a marriage made before the child was 18.",
            "El familiar no es hijastro ni hijastra por un matrimonio anterior a sus 18 años.",
        ),
        unknown=Words(
            "Whether the relative is a stepchild by a marriage made before 18, which lasts, is not known.",
            "No se sabe si el familiar es hijastro o hijastra por un matrimonio anterior a sus 18 años, que sigue.",
        ),
    ),
)

ADOPTED_CHILD = _element(
    "adopted_child",
    "adopted_child",
    all_of(
        before_birthday(ADOPTED, 18),
        any_of(
            before_birthday(ADOPTED, 16),
            all_of(proven(years_after(BORN, 16) <= ADOPTED), Yes("adopted_with_sibling")),
        ),
        Yes("two_years_with_adopter"),
    ),
    "INA 101(b)(1)(E); 8 CFR 207.7(b)(2)",
    Words("adopted in time, with two years together", "adopción a tiempo, con dos años de convivencia"),
    Says(
        yes=Words(
            "The relative was adopted at an age the law allows and lived two years with the adoptive parent.",
            "El familiar fue adoptado a una edad que permite la ley y vivió dos años con quien lo adoptó.",
        ),
        no=Words(
            "No adoption at an age the law allows, with two years lived together, is on record.",
            "No consta una adopción a una edad que permita la ley, con dos años de convivencia.",
        ),
        unknown=Words(
            "Whether the relative was adopted in time and lived two years with the adoptive parent is not known.",
            "No se sabe si el familiar fue adoptado a tiempo y vivió dos años con quien lo adoptó.",
        ),
    ),
)

CHILD_BY_LAW = Element(
    "child_by_law",
    all_of(
        one_of("relation", *CHILDREN),
        if_relation("child_of_father", CHILD_OF_FATHER),
        if_relation("stepchild", STEPCHILD),
        if_relation("adopted_child", ADOPTED_CHILD),
    ),
    "INA 101(b)(1)(A)-(E), 207(c)(2)(A), 208(b)(3)(A)",
    Words("child, as the law defines it", "hijo o hija, como lo define la ley"),
    Says(
        yes=Words(
            "The relative is a son or daughter whom the law counts as a child, age and marriage apart.",
            "El familiar es hijo o hija que la ley cuenta como tal, aparte de la edad y el matrimonio.",
        ),
        no=Words(
            "The relative is no son or daughter whom the law counts as a child.",
            "El familiar no es hijo ni hija que la ley cuente como tal.",
        ),
        unknown=Words(
            "Whether the relative is a son or daughter whom the law counts as a child is not known.",
            "No se sabe si el familiar es hijo o hija que la ley cuenta como tal.",
        ),
    ),
)
