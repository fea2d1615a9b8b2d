"""Special immigrant juveniles."""

from amparo.law.facts import Fact, Sensitivity, Words, same, yes_no

JUVENILES: tuple[Fact, ...] = (
    yes_no(
        "juvenile_court_dependency",
        Words("State court dependency or custody order", "Orden estatal de dependencia o custodia"),
        Words(
            "Has a state court placed the person in someone's care or custody?",
            "¿Puso una corte estatal a la persona bajo el cuidado o custodia de alguien?",
        ),
        help=same("INA 101(a)(27)(J)(i)."),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "reunification_not_viable",
        Words("Reunification with a parent not viable", "Reunificación con padre o madre no viable"),
        Words(
            "Did that court find that reunification with one or both parents is not viable?",
            "¿Determinó esa corte que no es viable la reunificación con el padre, la madre o ambos?",
        ),
        help=Words(
            "For abuse, neglect, abandonment or the like under state law.",
            "Por abuso, descuido, abandono o algo parecido según la ley estatal.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "return_not_in_best_interest",
        Words("Return not in the best interest", "El regreso no conviene a su interés superior"),
        Words(
            "Has a court or agency found that return is not in the person's best interest?",
            "¿Determinó una corte o agencia que el regreso no conviene al interés superior de la persona?",
        ),
        help=same("INA 101(a)(27)(J)(ii)."),
        sensitivity=Sensitivity.PERSONAL,
    ),
)
