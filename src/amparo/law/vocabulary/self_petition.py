"""The petition that victims of violence in the family file for themselves."""

from amparo.law.facts import Fact, Sensitivity, Words, choice, date, same, yes_no


def _grave(name: str, label: Words, question: Words, **more: object) -> Fact:
    return yes_no(name, label, question, sensitivity=Sensitivity.GRAVE, **more)


SELF_PETITION: tuple[Fact, ...] = (
    _grave(
        "good_moral_character",
        Words("Good moral character", "Buena conducta moral"),
        Words("Is the person of good moral character?", "¿Tiene la persona buena conducta moral?"),
        help=Words(
            "INA 101(f). In practice the three years before filing are looked at.",
            "INA 101(f). En la práctica se miran los tres años antes de presentar.",
        ),
    ),
    _grave(
        "bad_acts_connected_with_abuse",
        Words("What speaks against character came of the abuse", "Lo que pesa contra la conducta vino del maltrato"),
        Words(
            "Does what speaks against good character come of the abuse, and could it be waived?",
            "¿Viene del maltrato lo que pesa contra la buena conducta, y podría perdonarse?",
        ),
        help=same("INA 204(a)(1)(C)."),
    ),
    _grave(
        "abuse_before_21",
        Words("Qualified before turning 21", "Cumplía antes de los 21 años"),
        Words(
            "Had the abuse happened, and was all else met, on the day before the person turned 21?",
            "¿Había ocurrido el maltrato, y se cumplía lo demás, el día antes de que la persona cumpliera 21 años?",
        ),
        help=same("INA 204(a)(1)(D)(v)."),
    ),
    _grave(
        "abuse_delayed_filing",
        Words("The abuse delayed the filing", "El maltrato retrasó la presentación"),
        Words(
            "Was the abuse at least one central reason for not filing before 21?",
            "¿Fue el maltrato al menos una razón central para no presentar antes de los 21 años?",
        ),
        help=same("INA 204(a)(1)(D)(v)."),
    ),
    _grave(
        "marriage_fraud_before",
        Words("Earlier marriage for papers", "Matrimonio anterior por papeles"),
        Words(
            "Has the person ever sought status by a marriage made to evade the immigration laws?",
            "¿Buscó alguna vez la persona un estatus por un matrimonio hecho para evadir las leyes de inmigración?",
        ),
        help=same("INA 204(c)."),
    ),
    choice(
        "vawa_petition",
        Words("Where the VAWA self-petition stands", "Estado de la autopetición VAWA"),
        Words("Where does the VAWA self-petition (I-360) stand?", "¿En qué estado está la autopetición VAWA (I-360)?"),
        {
            "not_filed": Words("not filed", "sin presentar"),
            "pending": Words("filed, waiting for a decision", "presentada, a la espera de decisión"),
            "approved": Words("approved", "aprobada"),
            "denied": Words("denied or revoked", "denegada o revocada"),
        },
        help=Words(
            "Never tell the abuser; 8 USC 1367 protects what is filed.",
            "Nunca se lo diga a quien maltrata; 8 USC 1367 protege lo presentado.",
        ),
        sensitivity=Sensitivity.GRAVE,
    ),
    date(
        "vawa_filed_on",
        Words("VAWA self-petition filed on", "Autopetición VAWA presentada el"),
        Words(
            "On which day did USCIS receive the VAWA self-petition (I-360)?",
            "¿Qué día recibió USCIS la autopetición VAWA (I-360)?",
        ),
        help=Words("The day of receipt on the I-797.", "La fecha de recepción en el I-797."),
        sensitivity=Sensitivity.GRAVE,
    ),
)
