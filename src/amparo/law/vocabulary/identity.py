"""Who the person is, as far as the law asks."""

from amparo.law.facts import Fact, Sensitivity, Words, country, date, yes_no

IDENTITY: tuple[Fact, ...] = (
    country(
        "nationality",
        Words("Nationality", "Nacionalidad"),
        Words("Of which country is the person a national?", "¿De qué país es nacional la persona?"),
        help="ISO 3166-1 alpha-2 code; XX for someone stateless. With several, the one a policy turns on.",
        sensitivity=Sensitivity.PERSONAL,
    ),
    date(
        "born_on",
        Words("Date of birth", "Fecha de nacimiento"),
        Words("When was the person born?", "¿Cuándo nació la persona?"),
        help="The person whose case it is; for a family petition see the beneficiary's birth.",
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
        help="6 USC 279(g)(2), at the time that matters: at the encounter for the border, at filing for the year.",
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
