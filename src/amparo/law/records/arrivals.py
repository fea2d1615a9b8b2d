"""Arrivals in the United States, one after another, and which of them a rule looks at."""

from amparo.law.facts import Sensitivity, Words, choice, date, number, text
from amparo.law.record import Fold, RecordKind, Take
from amparo.law.tree import Not, one_of, proven
from amparo.law.vocabulary import FACTS, gathered

ARRIVALS = RecordKind(
    name="arrivals",
    label=Words("Arrivals", "Llegadas"),
    label_of_one=Words("Arrival", "Llegada"),
    fields=gathered(
        (
            date("arrived_on", Words("Arrived on", "Llegó el"), Words("On which day?", "¿Qué día?")),
            number(
                "arrived_at_eastern",
                FACTS["entry_time_eastern"].label,
                FACTS["entry_time_eastern"].question,
                help=FACTS["entry_time_eastern"].help,
            ),
            text(
                "place",
                Words("Place", "Lugar"),
                Words("Where: which port, town or airport?", "¿Dónde: qué puerto, ciudad o aeropuerto?"),
                sensitivity=Sensitivity.PERSONAL,
            ),
            choice(
                "border", FACTS["entry_border"].label, FACTS["entry_border"].question, FACTS["entry_border"].choices
            ),
            choice(
                "manner", FACTS["entry_manner"].label, FACTS["entry_manner"].question, FACTS["entry_manner"].choices
            ),
            choice(
                "purpose",
                Words("Purpose", "Motivo"),
                Words("What did the person come for?", "¿Para qué vino la persona?"),
                {
                    "to_stay": Words("to stay or to ask for protection", "para quedarse o pedir protección"),
                    "hearing": Words(
                        "for a day's hearing, then back to Mexico", "para la audiencia de un día, y de vuelta"
                    ),
                    "visit": Words("a visit", "una visita"),
                },
            ),
            date(
                "paroled_until",
                Words("Paroled until", "Parole hasta"),
                Words("Until which day was the person paroled in?", "¿Hasta qué día se le dio el parole?"),
                may_lie_ahead=True,
            ),
        )
    ),
    days=("arrived_on",),
)

LATEST_ARRIVAL = "8 CFR 208.4(a)(2)(ii); Matter of F-P-R-, 24 I&N Dec. 681 (BIA 2008)"
NOT_FOR_A_HEARING = Not(proven(one_of("purpose", "hearing")))
"""Parole for the day of a hearing under Remain in Mexico: whether it is an arrival, no authority was found. The safe
day is the earlier one, so such a day is no new arrival here."""


def _of_the_last(fact: str, field: str) -> Fold:
    return Fold(fact, "arrivals", NOT_FOR_A_HEARING, LATEST_ARRIVAL, by="arrived_on", take=Take.LAST, gives=field)


FOLDS_OF_ARRIVALS = (
    _of_the_last("last_entry_on", "arrived_on"),
    _of_the_last("entry_time_eastern", "arrived_at_eastern"),
    _of_the_last("entry_border", "border"),
    _of_the_last("entry_manner", "manner"),
)
