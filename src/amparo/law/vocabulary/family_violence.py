"""Violence in the family."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, yes_no


def _grave(name: str, label: Words, question: Words, **more: object) -> Fact:
    return yes_no(name, label, question, sensitivity=Sensitivity.GRAVE, **more)


FAMILY_VIOLENCE: tuple[Fact, ...] = (
    _grave(
        "abused_by_family_member",
        Words("Battered or cruelly treated by family", "Maltrato o crueldad de un familiar"),
        Words(
            "Has a spouse, parent, son or daughter battered the person or treated them with extreme cruelty?",
            "¿Maltrató a la persona, o la trató con crueldad extrema, su cónyuge, padre, madre, hijo o hija?",
        ),
        help=Words(
            "Ask in private, never with family in the room.", "Pregunte a solas, nunca con la familia presente."
        ),
    ),
    choice(
        "abuser_relation",
        Words("What the abuser is to the person", "Qué es de la persona quien maltrata"),
        Words("Who is the abuser?", "¿Quién es la persona que maltrata?"),
        {
            "spouse": Words("spouse", "cónyuge"),
            "parent": Words("parent", "padre o madre"),
            "adult_son_or_daughter": Words("adult son or daughter", "hijo o hija adulto"),
            "other": Words("someone else", "otra persona"),
        },
        sensitivity=Sensitivity.GRAVE,
    ),
    choice(
        "abuser_status",
        Words("The abuser's status", "Estatus de quien maltrata"),
        Words(
            "Is the abuser a citizen or a permanent resident?",
            "¿Es quien maltrata ciudadano o residente permanente?",
        ),
        {
            "us_citizen": Words("US citizen", "ciudadano de EE. UU."),
            "permanent_resident": Words("permanent resident", "residente permanente"),
            "other": Words("neither", "ninguno"),
        },
        sensitivity=Sensitivity.GRAVE,
    ),
    _grave(
        "resided_with_abuser",
        Words("Has lived with the abuser", "Ha vivido con quien maltrata"),
        Words("Has the person lived with the abuser?", "¿Ha vivido la persona con quien la maltrata?"),
    ),
    _grave(
        "good_faith_marriage",
        Words("Married in good faith", "Matrimonio de buena fe"),
        Words("Was the marriage entered in good faith?", "¿Se contrajo el matrimonio de buena fe?"),
    ),
    _grave(
        "good_moral_character",
        Words("Good moral character", "Buena conducta moral"),
        Words(
            "Is the person of good moral character?",
            "¿Tiene la persona buena conducta moral?",
        ),
        help=Words(
            "INA 101(f). In practice the last three years are looked at.",
            "INA 101(f). En la práctica se miran los últimos tres años.",
        ),
    ),
)
