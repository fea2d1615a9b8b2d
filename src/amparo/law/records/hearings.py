"""Hearings before an immigration judge: those to come, and those that were held, adjourned or cancelled."""

from amparo.law.adjournments import EFFECTS
from amparo.law.facts import Sensitivity, Words, choice, date, same, text
from amparo.law.record import Fold, RecordKind, Take
from amparo.law.tree import ASKED, Not, Rule, all_of, any_of, date_of, one_of, proven
from amparo.law.vocabulary import FACTS, gathered

DAY, KIND = "set_for", FACTS["hearing_kind"]

OUTCOMES = {
    "held": Words("held", "celebrada"),
    "adjourned": Words("adjourned", "aplazada"),
    "cancelled": Words("cancelled", "cancelada"),
}


ABOUT = {
    "case": Words("the case itself", "el caso mismo"),
    "bond": Words("bond", "la fianza"),
    "fear_review": Words("review of a fear finding", "la revisión de una decisión sobre el temor"),
}

HEARINGS = RecordKind(
    name="hearings",
    label=Words("Hearings", "Audiencias"),
    label_of_one=Words("Hearing", "Audiencia"),
    fields=gathered(
        (
            date(
                DAY,
                Words("Set for", "Fijada para el"),
                Words("For which day is it set?", "¿Para qué día está fijada?"),
                may_lie_ahead=True,
            ),
            choice("kind", KIND.label, Words("Which kind of hearing?", "¿Qué tipo de audiencia?"), KIND.choices),
            choice("about", Words("About", "Sobre"), Words("What is it about?", "¿Sobre qué es?"), ABOUT),
            text(
                "place",
                Words("Court", "Tribunal"),
                Words("Before which court, and where?", "¿Ante qué tribunal, y dónde?"),
                sensitivity=Sensitivity.PERSONAL,
            ),
            choice(
                "outcome",
                Words("What came of it", "Qué pasó"),
                Words("Was it held, adjourned or cancelled?", "¿Se celebró, se aplazó o se canceló?"),
                OUTCOMES,
                help=Words("Leave it blank while it lies ahead.", "Déjelo en blanco mientras no haya llegado el día."),
            ),
            choice(
                "adjournment_code",
                Words("Adjournment code", "Código de aplazamiento"),
                Words("By which code of the court was it adjourned?", "¿Con qué código del tribunal se aplazó?"),
                {code: same(code) for code in EFFECTS},
                help=Words(
                    "EOIR Policy Manual, Appendix O. It is kept with the hearing; a delay of the EAD clock that comes "
                    "of it is recorded among the delays.",
                    "EOIR Policy Manual, apéndice O. Se guarda con la audiencia; el retraso del reloj del permiso que "
                    "resulte se anota entre los retrasos.",
                ),
            ),
        )
    ),
    days=(DAY,),
)

NOT_OF_THE_CASE = one_of("about", "bond", "fear_review")
"""Bond is apart from the case (8 CFR 1003.19(d)), and so is the review of a fear finding (8 CFR 1208.30(g))."""
FELL_THROUGH = one_of("outcome", "adjourned", "cancelled")
COUNTS = Not(proven(any_of(NOT_OF_THE_CASE, FELL_THROUGH)))
"""A hearing of which it is not known counts: whoever does not come is ordered removed in absentia."""


def _next(fact: str, gives: str, *, of_that_record: bool = False) -> Fold:
    return Fold(
        fact,
        "hearings",
        COUNTS,
        "INA 239(a)(1)(G), (2); 8 CFR 1003.18(b)",
        by=DAY,
        take=Take.FIRST,
        gives=gives,
        ahead=True,
        of_that_record=of_that_record,
    )


def _past(fact: str, where: Rule, citation: str) -> Fold:
    return Fold(fact, "hearings", where, citation, by=DAY, take=Take.LAST, gives=DAY)


FOLDS_OF_HEARINGS = (
    _next("hearing_on", DAY),
    _next("hearing_kind", "kind", of_that_record=True),
    _past("last_hearing_on", all_of(COUNTS, date_of(DAY) < ASKED), "EOIR Policy Manual Pt II 3.1(b)"),
    _past(
        "credible_fear_reviewed_on",
        all_of(one_of("about", "fear_review"), one_of("outcome", "held")),
        "8 CFR 1208.30(g)(2)",
    ),
)
