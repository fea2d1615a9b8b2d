"""Special immigrant juveniles: the petition, and what the state court found."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, same, yes_no

_PETITION: tuple[Fact, ...] = (
    choice(
        "sij_petition",
        Words("Where the juvenile petition (I-360) stands", "Estado de la petición de joven inmigrante (I-360)"),
        Words(
            "Where does the special immigrant juvenile petition (I-360) stand?",
            "¿En qué estado está la petición de joven inmigrante especial (I-360)?",
        ),
        {
            "not_filed": Words("not filed", "sin presentar"),
            "pending": Words("filed, waiting for a decision", "presentada, a la espera de decisión"),
            "approved": Words("approved", "aprobada"),
            "denied": Words("denied or revoked", "denegada o revocada"),
        },
        help=Words(
            "The newest petition. One that USCIS rejected counts as not filed.",
            "La petición más reciente. La que USCIS rechazó cuenta como sin presentar.",
        ),
    ),
    date(
        "sij_petition_filed_on",
        Words("Juvenile petition (I-360) filed on", "Petición de joven inmigrante (I-360) presentada el"),
        Words(
            "On which day did USCIS receive the special immigrant juvenile petition (I-360)?",
            "¿Qué día recibió USCIS la petición de joven inmigrante especial (I-360)?",
        ),
        help=Words(
            "The day of receipt on the I-797. The age on that day counts: 8 CFR 204.11(b)(1).",
            "La fecha de recepción en el I-797. Cuenta la edad de ese día: 8 CFR 204.11(b)(1).",
        ),
    ),
    yes_no(
        "unmarried_at_sij_filing",
        Words("Unmarried when the juvenile petition was filed", "Sin casarse al presentar la petición de joven"),
        Words(
            "Was the person unmarried on the day the juvenile petition (I-360) was filed?",
            "¿Estaba la persona sin casarse el día en que se presentó la petición de joven (I-360)?",
        ),
        help=same("8 CFR 204.11(b)(2)."),
        sensitivity=Sensitivity.PERSONAL,
    ),
)

_COURT: tuple[Fact, ...] = (
    yes_no(
        "juvenile_court_dependency",
        Words("State court dependency or custody order", "Orden estatal de dependencia o custodia"),
        Words(
            "Has a state court declared the person dependent on it, or placed them in someone's care or custody?",
            "¿Declaró una corte estatal que la persona depende de ella, o la puso bajo el cuidado o la custodia de "
            "alguien?",
        ),
        help=Words(
            "INA 101(a)(27)(J)(i). Custody of an agency, of a person or of an entity that the court appointed; "
            "guardianship and adoption too.",
            "INA 101(a)(27)(J)(i). Custodia de una agencia, de una persona o de una entidad que la corte nombró; "
            "también la tutela y la adopción.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "juvenile_court_had_jurisdiction",
        Words("The court could decide about a juvenile's care", "La corte podía decidir sobre el cuidado de un menor"),
        Words(
            "When it made the order, had the court power under state law to decide on the person's custody and care "
            "as a juvenile?",
            "Al dictar la orden, ¿tenía la corte competencia, según la ley estatal, para decidir sobre la custodia y "
            "el cuidado de la persona como menor?",
        ),
        help=Words(
            "8 CFR 204.11(a), (c). State law sets up to which age; in many states it ends at 18.",
            "8 CFR 204.11(a), (c). La ley estatal fija hasta qué edad; en muchos estados termina a los 18.",
        ),
    ),
    choice(
        "juvenile_order_standing",
        Words("How the court's order stands", "Estado de la orden de la corte"),
        Words(
            "Is the state court's order in force, and if not, why did it end?",
            "¿Está vigente la orden de la corte estatal? Si no, ¿por qué terminó?",
        ),
        {
            "in_force": Words("in force", "vigente"),
            "ended_by_age": Words("ended because of the person's age alone", "terminó solo por la edad de la persona"),
            "ended_by_permanency": Words(
                "ended by adoption, guardianship or another lasting placement",
                "terminó por adopción, tutela u otra colocación duradera",
            ),
            "ended_otherwise": Words("ended for another reason", "terminó por otra razón"),
        },
        help=Words(
            "8 CFR 204.11(c)(3)(ii): in force when filed and when decided, with two exceptions. Reunion with the "
            "parent of whom the court spoke is another reason.",
            "8 CFR 204.11(c)(3)(ii): vigente al presentar y al decidir, con dos excepciones. Reunirse con el padre o "
            "la madre de quien habló la corte es otra razón.",
        ),
    ),
    yes_no(
        "reunification_not_viable",
        Words("Reunification with a parent not viable", "Reunificación con padre o madre no viable"),
        Words(
            "Did that court find that reunification with one or both parents is not viable because of abuse, "
            "neglect, abandonment or a similar basis?",
            "¿Determinó esa corte que no es viable la reunificación con el padre, la madre o ambos por abuso, "
            "descuido, abandono o un motivo similar?",
        ),
        help=Words(
            "The order must name the basis under state law: 8 CFR 204.11(c)(1)(ii).",
            "La orden debe nombrar el motivo según la ley estatal: 8 CFR 204.11(c)(1)(ii).",
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
        help=Words(
            "INA 101(a)(27)(J)(ii): to the person's or a parent's country of nationality or last residence.",
            "INA 101(a)(27)(J)(ii): al país de nacionalidad o última residencia de la persona o de su padre o madre.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
)

_CONSENT: tuple[Fact, ...] = (
    yes_no(
        "sij_sought_for_protection",
        Words("Court orders sought for protection", "Órdenes pedidas para proteger"),
        Words(
            "Was relief from abuse, neglect, abandonment or the like a main reason for asking the court, and does "
            "the order say on which facts it rests?",
            "¿Fue la protección contra el abuso, el descuido, el abandono o algo similar una razón principal para ir "
            "a la corte, y dice la orden en qué hechos se basa?",
        ),
        help=Words(
            "8 CFR 204.11(b)(5), (d)(5): what USCIS asks before it consents.",
            "8 CFR 204.11(b)(5), (d)(5): lo que USCIS pide antes de dar su consentimiento.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "order_changed_hhs_custody",
        Words("The order decided about HHS custody", "La orden decidió sobre la custodia del HHS"),
        Words(
            "Did the court's order decide on or change the person's custody or placement while HHS (ORR) had "
            "custody of them?",
            "¿Decidió o cambió la orden de la corte la custodia o la colocación de la persona mientras estaba bajo "
            "custodia del HHS (ORR)?",
        ),
        help=Words(
            "An order that only makes findings does not. INA 101(a)(27)(J)(iii)(I).",
            "Una orden que solo declara hechos no lo hace. INA 101(a)(27)(J)(iii)(I).",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "hhs_specific_consent",
        Words("HHS consented to the court's power", "El HHS consintió la competencia de la corte"),
        Words(
            "Did HHS consent in writing to the court's deciding on the person's custody?",
            "¿Consintió el HHS por escrito que la corte decidiera sobre la custodia de la persona?",
        ),
        help=same("INA 101(a)(27)(J)(iii)(I); 8 CFR 204.11(d)(6)."),
    ),
)

_PARENTS: tuple[Fact, ...] = (
    yes_no(
        "parent_lost_or_harmful",
        Words("A parent died, left, neglected or harmed the person", "Padre o madre falta, abandonó o maltrató"),
        Words(
            "Has a parent died, left the person, neglected or abused them?",
            "¿Ha muerto el padre o la madre, o abandonó, descuidó o maltrató a la persona?",
        ),
        help=Words(
            "One parent is enough. Of a person under 21 this is a reason to ask about a special immigrant juvenile "
            "petition: INA 101(a)(27)(J)(i).",
            "Basta uno de los dos. Si la persona tiene menos de 21 años, es un motivo para preguntar por la petición "
            "de joven inmigrante especial: INA 101(a)(27)(J)(i).",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
)

JUVENILES: tuple[Fact, ...] = (*_PARENTS, *_PETITION, *_COURT, *_CONSENT)
