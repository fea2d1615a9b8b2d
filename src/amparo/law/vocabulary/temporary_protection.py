"""Temporary protected status: country, presence, and how registration stands."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, country, date, same, yes_no

_HERE: tuple[Fact, ...] = (
    country(
        "last_habitual_residence",
        Words("Last country of residence of a stateless person", "Último país de residencia de una persona apátrida"),
        Words(
            "If the person has no nationality: in which country did they last habitually live?",
            "Si la persona no tiene nacionalidad: ¿en qué país vivía habitualmente por última vez?",
        ),
        help=same("INA 244(a)(1), 101(a)(42)."),
        sensitivity=Sensitivity.PERSONAL,
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
)

_REGISTRATION: tuple[Fact, ...] = (
    choice(
        "tps_history",
        Words("Where TPS stands", "Estado del TPS"),
        Words(
            "Has the person asked for TPS under their country's designation, and with what result?",
            "¿Pidió la persona el TPS según la designación de su país, y con qué resultado?",
        ),
        {
            "never_asked": Words("never asked for it", "nunca lo pidió"),
            "pending": Words("asked, waiting for a decision", "lo pidió, a la espera de decisión"),
            "granted": Words("granted", "concedido"),
            "denied": Words("denied", "denegado"),
            "withdrawn": Words("granted, then withdrawn", "concedido y después retirado"),
        },
        help=same("Form I-821; 8 CFR 244.10, 244.14."),
    ),
    yes_no(
        "tps_registered_in_time",
        Words("Registered for TPS in time", "Registro de TPS a tiempo"),
        Words(
            "Did the person first register for TPS within the registration period of the notice?",
            "¿Se registró la persona por primera vez para el TPS en el plazo de registro del aviso?",
        ),
        help=Words(
            "INA 244(c)(1)(A)(iv); 8 CFR 244.2(f)(1). The day of the first filing settles it.",
            "INA 244(c)(1)(A)(iv); 8 CFR 244.2(f)(1). La fecha de la primera solicitud lo resuelve.",
        ),
    ),
    date(
        "tps_filed_on",
        Words("First filed for TPS on", "Primera solicitud de TPS presentada el"),
        Words(
            "On which day did USCIS receive the first TPS application (I-821)?",
            "¿Qué día recibió USCIS la primera solicitud de TPS (I-821)?",
        ),
        help=Words("The day of receipt on the I-797.", "La fecha de recepción en el I-797."),
    ),
    choice(
        "tps_late_ground",
        Words("Ground to register late for TPS", "Motivo para registrarse tarde al TPS"),
        Words(
            "During the first registration period, had the person one of these?",
            "Durante el primer plazo de registro, ¿tenía la persona alguna de estas situaciones?",
        ),
        {
            "lawful_status": Words(
                "nonimmigrant status, voluntary departure or relief from removal",
                "estatus de no inmigrante, salida voluntaria o alivio contra la expulsión",
            ),
            "pending_application": Words(
                "asylum, adjustment, change of status or other relief pending or under review",
                "asilo, ajuste, cambio de estatus u otro alivio pendiente o en revisión",
            ),
            "parole": Words("parole, or re-parole asked for", "permiso (parole), o renovación pedida"),
            "spouse_or_child": Words(
                "spouse or child of someone eligible for TPS", "cónyuge o hijo de alguien que puede tener TPS"
            ),
            "none": Words("none of these", "ninguna"),
        },
        help=same("8 CFR 244.2(f)(2)(i)-(iv)."),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "tps_late_ground_lasts",
        Words("That ground still lasts", "Ese motivo continúa"),
        Words("Does that situation still last?", "¿Continúa esa situación?"),
        help=Words(
            "8 CFR 244.2(g): late registration is open while it lasts and for 60 days after.",
            "8 CFR 244.2(g): el registro tardío está abierto mientras dura y 60 días después.",
        ),
    ),
    date(
        "tps_late_ground_ended_on",
        Words("That ground ended on", "Ese motivo terminó el"),
        Words("On which day did that situation end?", "¿Qué día terminó esa situación?"),
        help=Words("The 60 days of 8 CFR 244.2(g) run from it.", "De ese día corren los 60 de 8 CFR 244.2(g)."),
    ),
    choice(
        "tps_reregistration",
        Words("Re-registration for TPS", "Renovación del registro de TPS"),
        Words(
            "Since TPS was granted, did the person register again each time a notice called for it?",
            "Desde que se concedió el TPS, ¿se registró de nuevo la persona cada vez que un aviso lo pidió?",
        ),
        {
            "none_due": Words("no notice has called for it yet", "ningún aviso lo ha pedido todavía"),
            "in_time": Words("each time, in time", "cada vez, a tiempo"),
            "late_with_cause": Words("late, with good cause", "tarde, con buena causa"),
            "late_without_cause": Words("late or not at all, without good cause", "tarde o nunca, sin buena causa"),
        },
        help=Words(
            "INA 244(c)(3)(C); 8 CFR 244.17. USCIS decides what is good cause.",
            "INA 244(c)(3)(C); 8 CFR 244.17. USCIS decide qué es buena causa.",
        ),
    ),
    choice(
        "tps_inadmissibility",
        Words("Grounds of inadmissibility, for TPS", "Causas de inadmisibilidad, para el TPS"),
        Words(
            "Does a ground of inadmissibility stand in the way of TPS?",
            "¿Hay una causa de inadmisibilidad que impida el TPS?",
        ),
        {
            "none": Words("none", "ninguna"),
            "waivable": Words("one that may be waived, no waiver yet", "una que puede perdonarse, aún sin perdón"),
            "waived": Words("one that was waived", "una que fue perdonada"),
            "not_waivable": Words("one that cannot be waived", "una que no puede perdonarse"),
        },
        help=Words(
            "INA 244(c)(2)(A); 8 CFR 244.3. Crimes, drugs but for 30 grams of marijuana once, and security grounds "
            "cannot be waived; entry without inspection does not matter.",
            "INA 244(c)(2)(A); 8 CFR 244.3. Los delitos, las drogas (salvo 30 gramos de marihuana una vez) y la "
            "seguridad no pueden perdonarse; la entrada sin inspección no importa.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
)

TEMPORARY_PROTECTION: tuple[Fact, ...] = (*_HERE, *_REGISTRATION)
