"""Facts that do not go together: shown beside every answer, because one of them must be wrong."""

from __future__ import annotations

from dataclasses import dataclass

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
    one_of,
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more facts that cannot all be right; `rule` is yes when they stand on record together."""

    name: str
    rule: Rule
    label: Words


CONTRADICTIONS: tuple[Contradiction, ...] = (
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
            all_of(one_of("petitioner_status", "refugee"), Given("asylum_granted_on")),
            all_of(one_of("petitioner_status", "asylee"), Given("refugee_admitted_on")),
        ),
        Words(
            "the petitioner's status and the day of grant or admission do not fit",
            "el estatus de quien pide no concuerda con la fecha de concesión o admisión",
        ),
    ),
)
