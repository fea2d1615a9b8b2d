"""Violence in the family: the abuse, and the relation to the abuser."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, same, yes_no


def _grave(name: str, label: Words, question: Words, **more: object) -> Fact:
    return yes_no(name, label, question, sensitivity=Sensitivity.GRAVE, **more)


_ABUSE: tuple[Fact, ...] = (
    _grave(
        "abused_by_family_member",
        Words("Battered or cruelly treated by family", "Maltrato o crueldad de un familiar"),
        Words(
            "Has a spouse, parent, son or daughter battered the person or treated them with extreme cruelty?",
            "¿Maltrató a la persona, o la trató con crueldad extrema, su cónyuge, padre, madre, hijo o hija?",
        ),
        help=Words(
            "Ask in private, never with family in the room. For a spouse it is enough that the person's child was "
            "the victim.",
            "Pregunte a solas, nunca con la familia presente. Del cónyuge basta que la víctima haya sido el hijo o "
            "la hija de la persona.",
        ),
    ),
    choice(
        "abuser_relation",
        Words("What the abuser is to the person", "Qué es de la persona quien maltrata"),
        Words("Who is the abuser?", "¿Quién es la persona que maltrata?"),
        {
            "spouse": Words("spouse or former spouse", "cónyuge o excónyuge"),
            "parent": Words("parent or step-parent", "padre, madre, padrastro o madrastra"),
            "adult_son_or_daughter": Words("son or daughter of 21 or more", "hijo o hija de 21 años o más"),
            "other": Words("someone else", "otra persona"),
        },
        help=Words(
            "A son or daughter must be 21 when the petition is filed: INA 204(a)(1)(A)(vii).",
            "El hijo o la hija debe tener 21 años al presentarse la petición: INA 204(a)(1)(A)(vii).",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    choice(
        "abuser_status",
        Words("The abuser's status", "Estatus de quien maltrata"),
        Words(
            "Is, or was, the abuser a citizen or a permanent resident?",
            "¿Es, o fue, quien maltrata ciudadano o residente permanente?",
        ),
        {
            "us_citizen": Words("US citizen", "ciudadano de EE. UU."),
            "permanent_resident": Words("permanent resident", "residente permanente"),
            "other": Words("neither", "ninguno"),
            "lost_citizenship": Words("lost or renounced US citizenship", "perdió o renunció a la ciudadanía"),
            "lost_residence": Words("lost permanent residence", "perdió la residencia permanente"),
        },
        help=Words("Of an abuser who died: what they were at death.", "De quien murió: lo que era al morir."),
        sensitivity=Sensitivity.GRAVE,
    ),
    date(
        "abuser_lost_status_on",
        Words("The abuser lost that status on", "Quien maltrata perdió ese estatus el"),
        Words(
            "On which day did the abuser lose or give up citizenship or residence?",
            "¿Qué día perdió o dejó quien maltrata la ciudadanía o la residencia?",
        ),
        help=Words(
            "Two years run from it: INA 204(a)(1)(A)(iii)(II)(aa)(CC)(bbb), (B)(ii)(II)(aa)(CC)(aaa).",
            "De esa fecha corren dos años: INA 204(a)(1)(A)(iii)(II)(aa)(CC)(bbb), (B)(ii)(II)(aa)(CC)(aaa).",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    _grave(
        "status_lost_for_violence",
        Words("Status lost because of domestic violence", "Estatus perdido por violencia doméstica"),
        Words(
            "Was that loss related to an incident of domestic violence?",
            "¿Estuvo esa pérdida relacionada con un incidente de violencia doméstica?",
        ),
        help=Words(
            "For example removal after a conviction for it.", "Por ejemplo, la expulsión tras una condena por ella."
        ),
    ),
    _grave(
        "abused_during_marriage",
        Words("Abused during the marriage", "Maltrato durante el matrimonio"),
        Words("Did the abuse happen during the marriage?", "¿Ocurrió el maltrato durante el matrimonio?"),
        help=Words(
            "For the spouse of the abuser: INA 204(a)(1)(A)(iii)(I)(bb). Some of it is enough.",
            "Para el cónyuge de quien maltrata: INA 204(a)(1)(A)(iii)(I)(bb). Basta con una parte.",
        ),
    ),
    _grave(
        "abuse_in_us",
        Words("Some of the abuse in the United States", "Parte del maltrato en Estados Unidos"),
        Words("Did any of the abuse happen in the United States?", "¿Ocurrió algo del maltrato en Estados Unidos?"),
        help=Words(
            "Matters for a person who files from abroad: INA 204(a)(1)(A)(v), (B)(iv).",
            "Importa para quien presenta desde el extranjero: INA 204(a)(1)(A)(v), (B)(iv).",
        ),
    ),
    _grave(
        "abuser_in_us_service",
        Words("The abuser serves the US abroad", "Quien maltrata sirve a EE. UU. en el extranjero"),
        Words(
            "Is the abuser an employee of the US government or a member of its uniformed services?",
            "¿Es quien maltrata empleado del gobierno de EE. UU. o miembro de sus servicios uniformados?",
        ),
        help=same("INA 204(a)(1)(A)(v)(I), (B)(iv)."),
    ),
)

_RELATION: tuple[Fact, ...] = (
    choice(
        "abuser_relation_standing",
        Words("How the relation to the abuser stands", "Estado de la relación con quien maltrata"),
        Words(
            "Does the marriage or relation last, or did it end by divorce or by the abuser's death?",
            "¿Continúa el matrimonio o la relación, o terminó por divorcio o por la muerte de quien maltrata?",
        ),
        {
            "ongoing": Words("it lasts, also if they live apart", "continúa, aunque vivan separados"),
            "divorced": Words("ended by divorce or annulment", "terminó por divorcio o anulación"),
            "abuser_died": Words("the abuser died", "quien maltrata murió"),
        },
        help=Words(
            "Of a step-parent: whether the marriage of the parent and the step-parent lasts.",
            "De un padrastro o madrastra: si continúa su matrimonio con el padre o la madre.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    date(
        "abuser_relation_ended_on",
        Words("Divorce or the abuser's death on", "Divorcio o muerte de quien maltrata el"),
        Words(
            "On which day was the divorce final, or did the abuser die?",
            "¿Qué día quedó firme el divorcio, o murió quien maltrata?",
        ),
        help=Words(
            "The two years within which to file run from it.", "De esa fecha corren los dos años para presentar."
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    _grave(
        "divorce_connected_with_abuse",
        Words("Divorce connected with the abuse", "Divorcio relacionado con el maltrato"),
        Words(
            "Was the divorce connected with the abuse of the person or of their child?",
            "¿Tuvo relación el divorcio con el maltrato de la persona o de su hijo o hija?",
        ),
        help=Words(
            "The decree need not say so: INA 204(a)(1)(A)(iii)(II)(aa)(CC)(ccc), (B)(ii)(II)(aa)(CC)(bbb).",
            "La sentencia no tiene que decirlo: INA 204(a)(1)(A)(iii)(II)(aa)(CC)(ccc), (B)(ii)(II)(aa)(CC)(bbb).",
        ),
    ),
    _grave(
        "remarried_since",
        Words("Married again since", "Se casó de nuevo después"),
        Words(
            "Has the person married someone else since, before the petition was approved?",
            "¿Se casó la persona con alguien más después, antes de aprobarse la petición?",
        ),
        help=same("8 CFR 204.2(c)(1)(ii); INA 204(h)."),
    ),
    _grave(
        "abuser_marriage_valid",
        Words("Marriage to the abuser valid", "Matrimonio válido con quien maltrata"),
        Words(
            "Was the marriage to the abuser valid where it was celebrated?",
            "¿Fue válido el matrimonio con quien maltrata donde se celebró?",
        ),
        help=Words(
            "Also when earlier marriages of both had ended by then: 8 CFR 204.2(c)(2)(ii).",
            "También que los matrimonios anteriores de ambos hubieran terminado: 8 CFR 204.2(c)(2)(ii).",
        ),
    ),
    _grave(
        "believed_marriage_valid",
        Words("Believed the marriage valid; the abuser was a bigamist", "Creyó válido el matrimonio; hubo bigamia"),
        Words(
            "If not valid: was there a ceremony, did the person believe in it, and is only the abuser's other "
            "marriage to blame?",
            "Si no fue válido: ¿hubo ceremonia, creyó la persona en ella, y se debe solo a otro matrimonio de quien "
            "maltrata?",
        ),
        help=same("INA 204(a)(1)(A)(iii)(II)(aa)(BB), (B)(ii)(II)(aa)(BB)."),
    ),
    _grave(
        "good_faith_marriage",
        Words("Married in good faith", "Matrimonio de buena fe"),
        Words("Did the person marry in good faith?", "¿Se casó la persona de buena fe?"),
        help=Words(
            "Not only for papers: INA 204(a)(1)(A)(iii)(I)(aa).",
            "No solo por los papeles: INA 204(a)(1)(A)(iii)(I)(aa).",
        ),
    ),
    _grave(
        "abuser_parent_by_law",
        Words("The abuser is the parent by law", "Quien maltrata es padre o madre según la ley"),
        Words(
            "Is the abuser a parent of the person in the eyes of immigration law?",
            "¿Es quien maltrata padre o madre de la persona según la ley de inmigración?",
        ),
        help=Words(
            "INA 101(b)(1): by birth; a step-parent whose marriage came before the person was 18; by adoption before "
            "16, with exceptions.",
            "INA 101(b)(1): por nacimiento; padrastro o madrastra casado antes de los 18 años de la persona; por "
            "adopción antes de los 16, con excepciones.",
        ),
    ),
    _grave(
        "resided_with_abuser",
        Words("Has lived with the abuser", "Ha vivido con quien maltrata"),
        Words("Has the person ever lived with the abuser?", "¿Ha vivido alguna vez la persona con quien la maltrata?"),
        help=Words("Anywhere, for however short a time.", "En cualquier lugar, por breve que fuera el tiempo."),
    ),
    _grave(
        "resided_during_relation",
        Words("Lived with the abuser during the relation", "Vivió con quien maltrata durante la relación"),
        Words(
            "Did they live together while the marriage or the relation of parent and child lasted?",
            "¿Vivieron juntos mientras duraba el matrimonio o la relación de padre o madre e hijo?",
        ),
        help=Words(
            "What USCIS asks for since 2025-12-22: Policy Alert PA-2025-33.",
            "Lo que USCIS pide desde 2025-12-22: alerta de política PA-2025-33.",
        ),
    ),
)

FAMILY_VIOLENCE: tuple[Fact, ...] = (*_ABUSE, *_RELATION)
