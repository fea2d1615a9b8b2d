"""Parole: why it is asked for, and who may ask."""

from amparo.law.facts import Fact, Sensitivity, Words, same, yes_no

PAROLE: tuple[Fact, ...] = (
    yes_no(
        "urgent_humanitarian_reason",
        Words("Urgent humanitarian reason", "Razón humanitaria urgente"),
        Words(
            "Is there an urgent humanitarian reason to let the person in, or stay?",
            "¿Hay una razón humanitaria urgente para dejar entrar a la persona, o que se quede?",
        ),
        help=same("INA 212(d)(5)(A)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "significant_public_benefit",
        Words("Significant public benefit", "Beneficio público importante"),
        Words(
            "Would letting the person in, or stay, be of significant public benefit?",
            "¿Sería de importante beneficio público dejar entrar a la persona, o que se quede?",
        ),
        help=Words("INA 212(d)(5)(A). For example as a witness.", "INA 212(d)(5)(A). Por ejemplo, como testigo."),
    ),
    yes_no(
        "military_family",
        Words("Family of a member of the armed forces", "Familia de un miembro de las fuerzas armadas"),
        Words(
            "Is the person spouse, widow or widower, parent, son or daughter of someone who serves or served in the "
            "US armed forces?",
            "¿Es la persona cónyuge, viuda o viudo, padre, madre, hijo o hija de alguien que sirve o sirvió en las "
            "fuerzas armadas de EE. UU.?",
        ),
        help=Words(
            "Active duty, Selected Reserve, or served and was not dishonorably discharged: USCIS memoranda "
            "PM-602-0091 (2013) and PM-602-0114 (2016).",
            "Servicio activo, reserva seleccionada, o sirvió y no fue dado de baja con deshonor: memorandos de "
            "USCIS PM-602-0091 (2013) y PM-602-0114 (2016).",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "present_without_admission",
        Words("Here without admission or parole", "Aquí sin admisión ni permiso"),
        Words(
            "Is the person in the United States without having been admitted or paroled at the last entry?",
            "¿Está la persona en Estados Unidos sin haber sido admitida ni recibido permiso (parole) en la última "
            "entrada?",
        ),
        help=Words(
            "INA 235(a)(1). Who was admitted, and overstayed, cannot be paroled in place.",
            "INA 235(a)(1). Quien fue admitido y se quedó más tiempo no puede recibir permiso aquí mismo.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "parole_in_place_of_refugee_admission",
        Words("Parole asked for instead of refugee admission", "Permiso pedido en lugar de admisión como refugiado"),
        Words(
            "Is the person a refugee abroad who could be admitted as one, and asks for parole instead?",
            "¿Es la persona un refugiado en el extranjero que podría ser admitido como tal, y pide permiso en su "
            "lugar?",
        ),
        help=same("INA 212(d)(5)(B)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "compelling_public_interest",
        Words("Compelling reasons of public interest", "Razones de peso de interés público"),
        Words(
            "Do compelling reasons in the public interest, about this person, require parole rather than admission "
            "as a refugee?",
            "¿Exigen razones de peso de interés público, propias de esta persona, el permiso en lugar de la admisión "
            "como refugiado?",
        ),
        help=same("INA 212(d)(5)(B)."),
    ),
    yes_no(
        "flight_or_security_risk",
        Words("Risk to security or of not appearing", "Riesgo para la seguridad o de no presentarse"),
        Words(
            "Does something show that the person is a danger to security, or would not appear when called?",
            "¿Muestra algo que la persona es un peligro para la seguridad, o que no se presentaría al ser llamada?",
        ),
        help=same("8 CFR 212.5(b), (d)."),
        sensitivity=Sensitivity.GRAVE,
    ),
)
