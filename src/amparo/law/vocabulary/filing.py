"""The asylum application: whether, when and how it was filed, and what became of it."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, same, yes_no

FILING: tuple[Fact, ...] = (
    yes_no(
        "asylum_filed",
        Words("Asylum application filed", "Solicitud de asilo presentada"),
        Words("Has a Form I-589 been filed?", "¿Se ha presentado un formulario I-589?"),
    ),
    date(
        "asylum_filed_on",
        Words("Asylum application filed on", "Fecha de la solicitud de asilo"),
        Words(
            "On which day does the I-589 count as filed?",
            "¿Qué día cuenta como fecha de presentación del I-589?",
        ),
        help=Words(
            "The day received. At USCIS, when received after the year, the day mailed if mailing is clearly "
            "proved: 8 CFR 208.4(a)(2)(ii). At court only receipt counts.",
            "El día en que se recibió. En USCIS, si se recibió después del año, el día del envío si se prueba "
            "claramente: 8 CFR 208.4(a)(2)(ii). En la corte solo cuenta la recepción.",
        ),
    ),
    yes_no(
        "changed_circumstances",
        Words("Changed circumstances", "Circunstancias cambiadas"),
        Words(
            "Has something changed that bears on the claim: in the country, in the person's life, in the law?",
            "¿Ha cambiado algo que influye en el caso: en el país, en la vida de la persona o en la ley?",
        ),
        help=same("INA 208(a)(2)(D); 8 CFR 208.4(a)(4)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "extraordinary_circumstances",
        Words("Extraordinary circumstances", "Circunstancias extraordinarias"),
        Words(
            "Did something serious keep the person from filing in time: illness, trauma, bad advice, lawful status?",
            "¿Impidió algo grave presentar a tiempo: enfermedad, trauma, mal consejo, un estatus legal vigente?",
        ),
        help=Words(
            "INA 208(a)(2)(D); 8 CFR 208.4(a)(5). Lawful status, TPS or parole count. The list is not closed.",
            "INA 208(a)(2)(D); 8 CFR 208.4(a)(5). Cuentan un estatus legal, el TPS o el parole. La lista no es "
            "cerrada.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "filed_within_reasonable_period",
        Words("Filed within a reasonable period after", "Presentada en un plazo razonable después"),
        Words(
            "Was it filed (or can it still be) within a reasonable time after those circumstances?",
            "¿Se presentó (o puede presentarse aún) en un plazo razonable después de esas circunstancias?",
        ),
        help=Words(
            "For a lawyer to judge. Six months or more after lawful status ended has seldom been reasonable.",
            "Lo juzga un abogado. Seis meses o más después de terminar un estatus legal rara vez ha sido razonable.",
        ),
    ),
    yes_no(
        "found_unaccompanied_before",
        Words("Once found to be an unaccompanied child", "Antes reconocida como menor no acompañado"),
        Words(
            "Did officers ever find the person to be an unaccompanied child, who is none any more?",
            "¿Reconocieron alguna vez los agentes a la persona como menor no acompañado, y ya no lo es?",
        ),
        help=Words(
            "A finding by CBP or the children's agency, though the person has since turned 18 or joined a parent. "
            "USCIS counts it to at least 2028-02-24 (J.O.P. v. DHS), unless the person was put in adult detention "
            "first.",
            "Una decisión de CBP o de la agencia de menores, aunque la persona ya cumpliera 18 años o esté con uno de "
            "sus padres. USCIS la cuenta al menos hasta el 2028-02-24 (J.O.P. v. DHS), salvo que antes se detuviera a "
            "la persona como adulta.",
        ),
    ),
    yes_no(
        "mendez_rojas_member",
        Words("Member of the Mendez Rojas class", "Miembro de la clase Mendez Rojas"),
        Words(
            "Did the person give notice in time of being a member of the Mendez Rojas class?",
            "¿Avisó la persona a tiempo de que era miembro de la clase Mendez Rojas?",
        ),
        help=Words(
            "People who were never told of the one-year deadline, in proceedings on or after 2016-06-30 by a notice to "
            "appear of 2021-01-26 or earlier. The notice of class membership was due by 2022-04-22.",
            "Personas a quienes nunca se informó del plazo de un año, en proceso el 2016-06-30 o después, con un "
            "aviso de comparecencia del 2021-01-26 o anterior. El aviso de pertenencia debía presentarse hasta el "
            "2022-04-22.",
        ),
    ),
    yes_no(
        "prior_asylum_denied",
        Words("Earlier asylum application denied", "Solicitud de asilo anterior denegada"),
        Words(
            "Did a judge or the Board deny an earlier asylum application?",
            "¿Denegó un juez o la Junta una solicitud de asilo anterior?",
        ),
        help=Words(
            "INA 208(a)(2)(C); 8 CFR 208.4(a)(3). A referral by the asylum office is not a denial.",
            "INA 208(a)(2)(C); 8 CFR 208.4(a)(3). Una remisión de la oficina de asilo no es una denegación.",
        ),
    ),
    date(
        "asylum_denied_on",
        Words("This application denied on", "Fecha de denegación de esta solicitud"),
        Words("On which day was this I-589 denied?", "¿Qué día se denegó este I-589?"),
        help=Words("Not a referral from USCIS to the court.", "No es una remisión de USCIS a la corte."),
    ),
    yes_no(
        "asylum_denied_on_merits",
        Words("Denied on the merits", "Denegada en el fondo"),
        Words(
            "Was it denied on the merits, not only for lateness, a safe third country or an earlier denial?",
            "¿Se denegó en el fondo, y no solo por tardía, por tercer país seguro o por una denegación anterior?",
        ),
    ),
    date(
        "remanded_on",
        Words("Sent back after the denial on", "Devuelta tras la denegación el"),
        Words(
            "On which day did the Board or a court send the case back?",
            "¿Qué día devolvió el caso la Junta o una corte?",
        ),
    ),
    date(
        "annual_fee_notice_on",
        Words("Notice of the annual asylum fee", "Aviso de la tarifa anual de asilo"),
        Words(
            "Which day is on the notice that asks for the annual fee?",
            "¿Qué fecha lleva el aviso que pide la tarifa anual?",
        ),
    ),
    choice(
        "annual_fee_asked_by",
        Words("Who asks for the annual asylum fee", "Quién pide la tarifa anual de asilo"),
        Words("Who asks for the annual fee?", "¿Quién pide la tarifa anual?"),
        {
            "uscis": Words("USCIS, by a notice", "USCIS, con un aviso"),
            "judge": Words("an immigration judge, by a written order", "un juez de inmigración, con una orden escrita"),
            "court": Words("the court, without a judge's written order", "la corte, sin orden escrita de un juez"),
        },
        help=Words(
            "In court the fee falls due only by a judge's written order: EOIR PM 26-01 (2026-01-02).",
            "En la corte la tarifa se debe pagar solo por orden escrita de un juez: EOIR PM 26-01 (2026-01-02).",
        ),
    ),
    date(
        "annual_fee_ordered_for",
        Words("Annual fee due by the judge's order", "Tarifa anual: fecha que fija la orden del juez"),
        Words(
            "By which day does the judge's written order want the annual fee paid?",
            "¿Para qué día exige la orden escrita del juez que se pague la tarifa anual?",
        ),
        may_lie_ahead=True,
    ),
    date(
        "annual_fee_paid_on",
        Words("Annual asylum fee paid on", "Tarifa anual de asilo pagada el"),
        Words("On which day was the annual fee last paid?", "¿Qué día se pagó la tarifa anual por última vez?"),
    ),
)
