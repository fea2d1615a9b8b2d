"""Parole, temporary protected status, special immigrant juveniles."""

from amparo.law.facts import Fact, Sensitivity, Words, date, same, yes_no

STATUS: tuple[Fact, ...] = (
    yes_no(
        "urgent_humanitarian_reason",
        Words("Urgent humanitarian reason", "Razón humanitaria urgente"),
        Words(
            "Is there an urgent humanitarian reason to let the person in?",
            "¿Hay una razón humanitaria urgente para dejar entrar a la persona?",
        ),
        help=same("INA 212(d)(5)(A)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "significant_public_benefit",
        Words("Significant public benefit", "Beneficio público importante"),
        Words(
            "Would letting the person in be of significant public benefit?",
            "¿Sería de importante beneficio público dejar entrar a la persona?",
        ),
        help=Words("INA 212(d)(5)(A). For example as a witness.", "INA 212(d)(5)(A). Por ejemplo, como testigo."),
    ),
    date(
        "continuous_residence_since",
        Words("Lives in the United States since", "Vive en Estados Unidos desde"),
        Words(
            "Since which day has the person lived in the United States without a break?",
            "¿Desde qué día vive la persona en Estados Unidos sin interrupción?",
        ),
        help=Words(
            "INA 244(c)(1)(A)(ii); brief and innocent absences do not break it.",
            "INA 244(c)(1)(A)(ii); las ausencias breves e inocentes no la interrumpen.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "continuous_presence_since",
        Words("Present in the United States since", "Presente en Estados Unidos desde"),
        Words(
            "Since which day has the person been physically present without a break?",
            "¿Desde qué día está la persona físicamente presente sin interrupción?",
        ),
        help=same("INA 244(c)(1)(A)(i)."),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "tps_registered_in_time",
        Words("Registered for TPS in time", "Registro de TPS a tiempo"),
        Words(
            "Did the person register in the period, or has a ground to register late?",
            "¿Se registró la persona en el plazo, o tiene motivo para hacerlo tarde?",
        ),
        help=same("INA 244(c)(1)(A)(iv); 8 CFR 244.2(f)."),
    ),
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
