"""What the person fears, and why."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, same, yes_no

FEAR: tuple[Fact, ...] = (
    yes_no(
        "past_persecution",
        Words("Past persecution", "Persecución sufrida"),
        Words(
            "Has the person already been harmed or threatened so gravely that it is persecution?",
            "¿Ha sufrido ya la persona daños o amenazas tan graves que son persecución?",
        ),
        help=Words(
            "By a government, or by someone it cannot or will not control: INA 101(a)(42)(A); 8 CFR 208.13(b)(1).",
            "Por un gobierno, o por alguien a quien este no puede o no quiere controlar: INA 101(a)(42)(A); 8 "
            "CFR 208.13(b)(1).",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "well_founded_fear",
        Words("Well-founded fear", "Temor fundado"),
        Words(
            "Does the person fear persecution on return, with a reasonable possibility of it?",
            "¿Teme la persona ser perseguida si regresa, con una posibilidad razonable de que ocurra?",
        ),
        help=Words(
            "One chance in ten can suffice: INS v. Cardoza-Fonseca, 480 U.S. 421 (1987). 8 CFR 208.13(b)(2).",
            "Puede bastar una posibilidad entre diez: INS v. Cardoza-Fonseca, 480 U.S. 421 (1987). 8 CFR 208.13(b)(2).",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    choice(
        "protected_ground",
        Words("Protected ground", "Motivo protegido"),
        Words(
            "For what reason, above all, would the person be harmed?",
            "¿Por qué motivo, sobre todo, se haría daño a la persona?",
        ),
        {
            "race": Words("race", "raza"),
            "religion": Words("religion", "religión"),
            "nationality": Words("nationality", "nacionalidad"),
            "political_opinion": Words("political opinion", "opinión política"),
            "particular_social_group": Words("particular social group", "grupo social determinado"),
            "none": Words("none of these", "ninguno de estos"),
        },
        help=Words(
            "It must be at least one central reason: INA 208(b)(1)(B)(i).",
            "Debe ser al menos una razón central: INA 208(b)(1)(B)(i).",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "likely_persecution",
        Words("Persecution more likely than not", "Persecución más probable que no"),
        Words(
            "Is it more likely than not that the person would be persecuted if returned?",
            "¿Es más probable que no que la persona sea perseguida si la devuelven?",
        ),
        help=Words(
            "8 CFR 208.16(b). Past persecution raises a presumption of it.",
            "8 CFR 208.16(b). La persecución sufrida hace presumirla.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "likely_torture",
        Words("Torture more likely than not", "Tortura más probable que no"),
        Words(
            "Is it more likely than not that the person would be tortured if returned?",
            "¿Es más probable que no que la persona sea torturada si la devuelven?",
        ),
        help=same("8 CFR 208.16(c)(2)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "government_involvement",
        Words("Government involvement in the torture", "Participación del gobierno en la tortura"),
        Words(
            "Would an official do it, order it, agree to it or knowingly look away?",
            "¿Lo haría, ordenaría, consentiría o toleraría a sabiendas un funcionario?",
        ),
        help=same("8 CFR 208.18(a)(1), (7)."),
        sensitivity=Sensitivity.GRAVE,
    ),
)
