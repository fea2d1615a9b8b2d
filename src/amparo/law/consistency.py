"""Facts that do not go together: shown beside every answer, because one of them must be wrong.

Most follow from two declarations: which days may lie ahead (`Fact.may_lie_ahead`), and which day cannot come before
which (`day_order.IN_ORDER`). The others are written out.
"""

from __future__ import annotations

from dataclasses import dataclass

from amparo.law.day_order import ARRIVALS, DAYS, IN_ONE_ROUND, IN_ORDER
from amparo.law.deadlines.i730 import STATUS_DAY
from amparo.law.facts import Words
from amparo.law.tree import (
    ASKED,
    Birthday,
    Given,
    Not,
    Rule,
    Yes,
    all_of,
    any_of,
    date_of,
    months_after,
    one_of,
    proven,
)
from amparo.law.vocabulary import FACTS
from amparo.law.vocabulary.family import ASYLEES, REFUGEES


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more facts that cannot all be right; `rule` is yes when they stand on record together."""

    name: str
    rule: Rule
    label: Words


WRITTEN_OUT: tuple[Contradiction, ...] = (
    Contradiction(
        "filed_yet_not_filed",
        all_of(Not(Yes("asylum_filed")), date_of("asylum_filed_on") <= ASKED),
        Words(
            "asylum is said not to have been filed, and a filing day is given",
            "se dice que no se pidió asilo, y hay una fecha de solicitud",
        ),
    ),
    Contradiction(
        "i730_filed_yet_not_filed",
        all_of(Not(Yes("i730_filed")), date_of("i730_filed_on") <= ASKED),
        Words(
            "the I-730 is said not to have been filed, and a filing day is given",
            "se dice que no se presentó el I-730, y hay una fecha de presentación",
        ),
    ),
    Contradiction(
        "sij_filed_yet_not_filed",
        all_of(one_of("sij_petition", "not_filed"), date_of("sij_petition_filed_on") <= ASKED),
        Words(
            "the juvenile petition is said not to have been filed, and a filing day is given",
            "se dice que no se presentó la petición de joven, y hay una fecha de presentación",
        ),
    ),
    Contradiction(
        "vawa_filed_yet_not_filed",
        all_of(one_of("vawa_petition", "not_filed"), date_of("vawa_filed_on") <= ASKED),
        Words(
            "the VAWA self-petition is said not to have been filed, and a filing day is given",
            "se dice que no se presentó la autopetición VAWA, y hay una fecha de presentación",
        ),
    ),
    Contradiction(
        "tps_filed_yet_never_asked",
        all_of(one_of("tps_history", "never_asked"), date_of("tps_filed_on") <= ASKED),
        Words(
            "TPS is said never to have been asked for, and a filing day is given",
            "se dice que nunca se pidió el TPS, y hay una fecha de solicitud",
        ),
    ),
    Contradiction(
        "relation_lasts_yet_ended",
        all_of(one_of("abuser_relation_standing", "ongoing"), date_of("abuser_relation_ended_on") <= ASKED),
        Words(
            "the relation to the abuser is said to last, and the day of its end is given",
            "se dice que la relación con quien maltrata continúa, y hay una fecha de su fin",
        ),
    ),
    Contradiction(
        "late_ground_lasts_yet_ended",
        all_of(Yes("tps_late_ground_lasts"), date_of("tps_late_ground_ended_on") <= ASKED),
        Words(
            "the ground to register late for TPS is said to last, and the day of its end is given",
            "se dice que el motivo para registrarse tarde al TPS continúa, y hay una fecha de su fin",
        ),
    ),
    Contradiction(
        "present_without_admission_abroad",
        all_of(Yes("present_without_admission"), Not(Yes("in_us"))),
        Words("is here without admission, and is not in the United States", "está aquí sin admisión, y no está aquí"),
    ),
    Contradiction(
        "unmarried_spouse",
        all_of(
            Yes("unmarried"),
            any_of(
                one_of("relation", "spouse", "proxy_spouse", "second_spouse"),
                all_of(one_of("abuser_relation", "spouse"), one_of("abuser_relation_standing", "ongoing")),
            ),
        ),
        Words(
            "is said to be unmarried, and a spouse in a marriage that lasts",
            "se dice que no está casada, y que es cónyuge en un matrimonio que continúa",
        ),
    ),
    Contradiction(
        "entered_after_today",
        any_of(date_of("last_entry_on") > ASKED, date_of("encountered_on") > ASKED),
        Words(
            "the arrival or the encounter lies after the day asked",
            "la llegada o el encuentro es posterior a la fecha consultada",
        ),
    ),
    Contradiction(
        "born_after_entry",
        any_of(
            date_of("born_on") > date_of("last_entry_on"),
            date_of("born_on") > date_of("encountered_on"),
        ),
        Words("the birth lies after the arrival", "el nacimiento es posterior a la llegada"),
    ),
    Contradiction(
        "unaccompanied_adult",
        all_of(Yes("unaccompanied_child"), Birthday(date_of("born_on"), 18) <= date_of("encountered_on")),
        Words(
            "an unaccompanied child who was 18 or more at the encounter",
            "un menor no acompañado que ya tenía 18 años al ser encontrado",
        ),
    ),
    Contradiction(
        "between_ports_by_air",
        all_of(one_of("entry_border", "air"), one_of("entry_manner", "between_ports")),
        Words("came by air, and between ports of entry", "llegó por aire, y entre puertos de entrada"),
    ),
    Contradiction(
        "in_two_countries",
        all_of(Yes("in_us"), Yes("in_mexico")),
        Words("is in the United States and waits in Mexico", "está en Estados Unidos y espera en México"),
    ),
    Contradiction(
        "decided_before_filed",
        date_of("asylum_denied_on") < date_of("asylum_filed_on"),
        Words("asylum was denied before it was filed", "el asilo se denegó antes de pedirse"),
    ),
    Contradiction(
        "asylee_and_refugee",
        any_of(
            all_of(one_of("petitioner_status", *REFUGEES), Given("asylum_granted_on")),
            all_of(one_of("petitioner_status", *ASYLEES), Given("refugee_admitted_on")),
        ),
        Words(
            "the petitioner's status and the day of grant or admission do not fit",
            "el estatus de quien pide no concuerda con la fecha de concesión o admisión",
        ),
    ),
    Contradiction(
        "asylum_granted_yet_not_granted",
        all_of(Not(Yes("principal_asylum_granted")), date_of("asylum_granted_on") <= ASKED),
        Words(
            "the principal's asylum is said not to be granted, and a day of the grant is given",
            "se dice que no se concedió el asilo del titular, y hay una fecha de concesión",
        ),
    ),
    Contradiction(
        "child_too_young_for_the_grant",
        all_of(Yes("relation_existed_on_grant"), months_after(STATUS_DAY, 11) < date_of("beneficiary_born_on")),
        Words(
            "parent and child on the day of the grant or admission, and the birth lies more than 11 months after it",
            "padre o madre e hijo el día de la concesión o admisión, y el nacimiento es más de 11 meses posterior",
        ),
    ),
)


def _lies_ahead(name: str) -> Contradiction:
    label = FACTS[name].label
    return Contradiction(
        f"{name}_lies_ahead",
        date_of(name) > ASKED,
        Words(f"“{label.en}” lies after the day asked", f"«{label.es}» es posterior a la fecha consultada"),
    )


def _out_of_order(first: str, then: str) -> Contradiction:
    earlier, later = FACTS[first].label, FACTS[then].label
    return Contradiction(
        f"{then}_before_{first}",
        date_of(then) < date_of(first),
        Words(f"“{later.en}” lies before “{earlier.en}”", f"«{later.es}» es anterior a «{earlier.es}»"),
    )


def _out_of_round(first: str, then: str) -> Contradiction:
    earlier, later = FACTS[first].label, FACTS[then].label
    old_round = any_of(*(date_of(then) <= date_of(event) for event in ("remanded_on", "reopened_on")))
    return Contradiction(
        f"{then}_before_{first}",
        all_of(date_of(then) < date_of(first), Not(proven(old_round))),
        Words(
            f"“{later.en}” lies before “{earlier.en}”, and no decision on record sent the case back or reopened it in "
            "between",
            f"«{later.es}» es anterior a «{earlier.es}», y no consta que el caso se devolviera o se reabriera entre "
            "ambas",
        ),
    )


CONTRADICTIONS: tuple[Contradiction, ...] = (
    *WRITTEN_OUT,
    *(_lies_ahead(name) for name in DAYS if not FACTS[name].may_lie_ahead and name not in ARRIVALS),
    *(_out_of_order(first, then) for first, then in IN_ORDER),
    *(_out_of_round(first, then) for first, then in IN_ONE_ROUND),
)
"""Everything that is looked for, in the order in which it is told."""
