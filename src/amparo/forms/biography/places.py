"""Where a person lived, learned and worked."""

from amparo.forms.biography.fields import PERSONAL, STREET, personal, span
from amparo.law.facts import Words, choice, text, yes_no
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

DAYS = ("from_on", "until_on")

ADDRESSES = RecordKind(
    name="addresses",
    label=Words("Addresses lived at", "Direcciones donde vivió"),
    label_of_one=Words("Address", "Dirección"),
    fields=gathered(
        STREET,
        (
            choice(
                "use",
                Words("What it is", "Qué es"),
                Words(
                    "Does the person live there, get mail there, or both?",
                    "¿Vive ahí, recibe correo ahí, o ambas cosas?",
                ),
                {
                    "home": Words("lives or lived there", "vive o vivió ahí"),
                    "mail": Words("for mail only", "solo para correo"),
                    "both": Words("lives there and gets mail there", "vive ahí y recibe correo ahí"),
                },
            ),
            yes_no(
                "where_persecuted",
                Words("In the country that is feared", "En el país que teme"),
                Words("Is it in the country that the person fears?", "¿Está en el país que la persona teme?"),
            ),
        ),
        span(),
    ),
    days=DAYS,
)

SCHOOLS = RecordKind(
    name="schools",
    label=Words("Schools", "Escuelas"),
    label_of_one=Words("School", "Escuela"),
    fields=gathered(
        (
            personal("name", "Name of the school", "Nombre de la escuela", ("Which school?", "¿Qué escuela?")),
            text(
                "kind",
                Words("Kind of school", "Tipo de escuela"),
                Words("Primary, secondary, university?", "¿Primaria, secundaria, universidad?"),
            ),
            personal("place", "Place", "Lugar", ("Address, or city and country?", "¿Dirección, o ciudad y país?")),
        ),
        span(),
    ),
    days=DAYS,
)

JOBS = RecordKind(
    name="jobs",
    label=Words("Jobs", "Trabajos"),
    label_of_one=Words("Job", "Trabajo"),
    fields=gathered(
        (
            personal(
                "employer",
                "Employer, with address",
                "Empleador, con dirección",
                ("Which employer, and where?", "¿Qué empleador, y dónde?"),
            ),
            text("occupation", Words("Occupation", "Ocupación"), Words("As what?", "¿De qué?"), sensitivity=PERSONAL),
        ),
        span(),
    ),
    days=DAYS,
)
