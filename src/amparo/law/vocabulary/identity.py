"""Who the person is, as far as the law asks."""

from amparo.law.facts import Fact, Sensitivity, Words, country, date, yes_no

IDENTITY: tuple[Fact, ...] = (
    country(
        "nationality",
        Words("Nationality", "Nacionalidad"),
        Words("Of which country is the person a national?", "¿De qué país es nacional la persona?"),
        help=Words(
            "Two letters, as on a passport list: HN for Honduras, GT for Guatemala; XX for a person without a "
            "nationality. With several nationalities, enter the one on which a policy turns.",
            "Dos letras, como HN para Honduras o GT para Guatemala; XX para quien no tiene nacionalidad. Con "
            "varias nacionalidades, ponga aquella de la que depende una norma.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "born_on",
        Words("Date of birth", "Fecha de nacimiento"),
        Words("When was the person born?", "¿Cuándo nació la persona?"),
        help=Words(
            "The person whose case it is. For a family petition see the beneficiary's birth.",
            "La persona del caso. Para una petición familiar vea el nacimiento del beneficiario.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "unmarried",
        Words("Unmarried", "Persona soltera"),
        Words("Is the person unmarried today?", "¿Está soltera la persona hoy?"),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "unaccompanied_child",
        Words("Unaccompanied child", "Menor no acompañado"),
        Words(
            "Was the person under 18, without papers and without a parent or guardian here to care for them?",
            "¿Era menor de 18 años, sin papeles y sin padre, madre o tutor aquí que le cuidara?",
        ),
        help=Words(
            "6 USC 279(g)(2), at the time that matters: at the encounter for the border, at filing for the "
            "one-year deadline.",
            "6 USC 279(g)(2), en el momento que importa: en el encuentro para la frontera, al presentar para el "
            "plazo de un año.",
        ),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "in_us",
        Words("In the United States", "En Estados Unidos"),
        Words("Is the person in the United States now?", "¿Está la persona ahora en Estados Unidos?"),
        sensitivity=Sensitivity.PERSONAL,
    ),
    yes_no(
        "in_mexico",
        Words("Waits in Mexico", "Espera en México"),
        Words("Is the person waiting in Mexico now?", "¿Está la persona esperando en México ahora?"),
        sensitivity=Sensitivity.PERSONAL,
    ),
)
