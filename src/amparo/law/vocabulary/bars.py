"""What can bar protection."""

from amparo.law.facts import Fact, Sensitivity, Words, number, same, yes_no

BARS: tuple[Fact, ...] = (
    yes_no(
        "persecutor",
        Words("Took part in persecution", "Participó en persecución"),
        Words(
            "Did the person order, incite, help or take part in persecuting anyone?",
            "¿Ordenó, incitó, ayudó o participó la persona en la persecución de alguien?",
        ),
        help=Words(
            "INA 208(b)(2)(A)(i), on account of a protected ground.", "INA 208(b)(2)(A)(i), por un motivo protegido."
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "particularly_serious_crime",
        Words("Particularly serious crime", "Delito particularmente grave"),
        Words(
            "Has the person been finally convicted of a particularly serious crime?",
            "¿Tiene la persona una condena firme por un delito particularmente grave?",
        ),
        help=Words(
            "INA 208(b)(2)(A)(ii). For asylum, an aggravated felony always counts as one.",
            "INA 208(b)(2)(A)(ii). Para el asilo, un «aggravated felony» siempre cuenta como tal.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "aggravated_felony",
        Words("Aggravated felony", "Delito grave con agravantes (aggravated felony)"),
        Words(
            "Has the person been convicted of an aggravated felony?",
            "¿Tiene la persona una condena por un «aggravated felony»?",
        ),
        help=same("INA 101(a)(43)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "aggravated_felony_five_years",
        Words("Aggravated felonies, five years in all", "Aggravated felonies, cinco años en total"),
        Words(
            "Do the sentences for aggravated felonies come to five years or more together?",
            "¿Suman cinco años o más las penas por «aggravated felonies»?",
        ),
        help=Words(
            "INA 241(b)(3)(B): such crimes are particularly serious for withholding too.",
            "INA 241(b)(3)(B): tales delitos son particularmente graves también para la retención.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "serious_nonpolitical_crime",
        Words("Serious nonpolitical crime abroad", "Delito común grave en el extranjero"),
        Words(
            "Are there serious reasons to think the person did a serious, nonpolitical crime abroad?",
            "¿Hay razones serias para creer que la persona cometió fuera un delito común grave?",
        ),
        help=same("INA 208(b)(2)(A)(iii)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "security_danger",
        Words("Danger to security", "Peligro para la seguridad"),
        Words(
            "Are there reasonable grounds to see the person as a danger to the security of the United States?",
            "¿Hay motivos razonables para ver en la persona un peligro para la seguridad de Estados Unidos?",
        ),
        help=same("INA 208(b)(2)(A)(iv)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "terrorism",
        Words("Terrorist activity", "Actividad terrorista"),
        Words(
            "Does a terrorism bar reach the person, money or help given under threat included?",
            "¿Alcanza a la persona un impedimento por terrorismo, incluso por dinero o ayuda dados bajo amenaza?",
        ),
        help=same("INA 208(b)(2)(A)(v), 212(a)(3)(B)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "firmly_resettled",
        Words("Firmly resettled elsewhere", "Reasentamiento firme en otro país"),
        Words(
            "Before coming, had another country offered the person a permanent home?",
            "Antes de llegar, ¿le había ofrecido otro país residencia permanente?",
        ),
        help=same("INA 208(b)(2)(A)(vi); 8 CFR 208.15."),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "felony_conviction",
        Words("Felony conviction in the United States", "Condena por delito grave en Estados Unidos"),
        Words(
            "Has the person been convicted of a felony in the United States?",
            "¿Tiene la persona una condena por delito grave (felony) en Estados Unidos?",
        ),
        help=same("INA 244(c)(2)(B)(i); 8 CFR 244.1."),
        sensitivity=Sensitivity.GRAVE,
    ),
    number(
        "misdemeanor_convictions",
        Words("Misdemeanor convictions in the United States", "Condenas por delitos menores en Estados Unidos"),
        Words(
            "How many misdemeanor convictions has the person in the United States?",
            "¿Cuántas condenas por delitos menores tiene la persona en Estados Unidos?",
        ),
        help=Words("INA 244(c)(2)(B)(i): two or more close TPS.", "INA 244(c)(2)(B)(i): dos o más cierran el TPS."),
        sensitivity=Sensitivity.GRAVE,
    ),
)
