"""Organizations, military or police service, arrests."""

from amparo.forms.biography.fields import GRAVE, personal, span, told
from amparo.law.facts import Words, choice, country, date, text
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

WHOSE = choice(
    "whose",
    Words("Whose", "De quién"),
    Words("Is it the person's own, or a relative's?", "¿Es de la persona, o de un familiar?"),
    {"own": Words("the person's own", "de la persona"), "relative": Words("a relative's", "de un familiar")},
)

ORGANIZATIONS = RecordKind(
    name="organizations",
    label=Words("Organizations and groups", "Organizaciones y grupos"),
    label_of_one=Words("Organization", "Organización"),
    fields=gathered(
        (
            WHOSE,
            text(
                "name",
                Words("Name", "Nombre"),
                Words("Which organization or group?", "¿Qué organización o grupo?"),
                sensitivity=GRAVE,
            ),
            text(
                "kind",
                Words("Kind", "Tipo"),
                Words(
                    "Political, religious, student, union, press, armed?",
                    "¿Política, religiosa, estudiantil, sindical, prensa, armada?",
                ),
                sensitivity=GRAVE,
            ),
            text("role", Words("Role", "Función"), Words("In which role?", "¿En qué función?"), sensitivity=GRAVE),
            personal("place", "Place", "Lugar", ("Where?", "¿Dónde?")),
        ),
        span(),
    ),
    days=("from_on", "until_on"),
)

SERVICE = RecordKind(
    name="service",
    label=Words("Military and police service", "Servicio militar y policial"),
    label_of_one=Words("Service", "Servicio"),
    fields=gathered(
        (
            WHOSE,
            text(
                "branch",
                Words("Force and unit", "Fuerza y unidad"),
                Words("Which force and unit?", "¿Qué fuerza y unidad?"),
                sensitivity=GRAVE,
            ),
            text("rank", Words("Rank", "Rango"), Words("Which rank?", "¿Qué rango?"), sensitivity=GRAVE),
            told("duties", "Duties", "Tareas", ("Which duties?", "¿Qué tareas?")),
            country("country", Words("Country", "País"), Words("Of which country?", "¿De qué país?")),
        ),
        span(),
    ),
    days=("from_on", "until_on"),
)

ARRESTS = RecordKind(
    name="arrests",
    label=Words("Arrests and charges", "Arrestos y cargos"),
    label_of_one=Words("Arrest", "Arresto"),
    fields=gathered(
        (
            date(
                "arrested_on",
                Words("Arrested on", "Arresto el"),
                Words("On which day?", "¿Qué día?"),
                sensitivity=GRAVE,
            ),
            personal("place", "Place and country", "Lugar y país", ("Where?", "¿Dónde?")),
            text(
                "by_whom",
                Words("By whom", "Por quién"),
                Words("By which authority?", "¿Por qué autoridad?"),
                sensitivity=GRAVE,
            ),
            text(
                "charge",
                Words("Charge or reason", "Cargo o motivo"),
                Words("For what?", "¿Por qué?"),
                sensitivity=GRAVE,
                long=True,
            ),
            text(
                "outcome",
                Words("Outcome", "Resultado"),
                Words("What came of it: sentence, release, date?", "¿En qué terminó: sentencia, libertad, fecha?"),
                sensitivity=GRAVE,
                long=True,
            ),
        ),
    ),
    days=("arrested_on",),
)
