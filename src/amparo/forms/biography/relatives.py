"""Spouses, children, parents and siblings, wherever they are, living or dead."""

from amparo.forms.biography.fields import BORN_IN, NAMES, PERSONAL, STREET, personal
from amparo.forms.biography.particulars import MARITAL, SEX
from amparo.law.facts import Words, choice, country, date, text, yes_no
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

RELATIONS = {
    "spouse": Words("spouse", "cónyuge"),
    "former_spouse": Words("former spouse", "ex cónyuge"),
    "child": Words("child", "hija o hijo"),
    "mother": Words("mother", "madre"),
    "father": Words("father", "padre"),
    "sibling": Words("sibling", "hermana o hermano"),
}

RELATIVES = RecordKind(
    name="relatives",
    label=Words("Relatives", "Familiares"),
    label_of_one=Words("Relative", "Familiar"),
    fields=gathered(
        (
            choice(
                "relation",
                Words("Relation", "Parentesco"),
                Words("What is this person to the client?", "¿Qué es esta persona de la o el cliente?"),
                RELATIONS,
            ),
        ),
        NAMES,
        (
            personal(
                "maiden_name",
                "Maiden name",
                "Apellido de soltera",
                ("Which maiden name, or “none”?", "¿Qué apellido de soltera, o “ninguno”?"),
            ),
            personal(
                "other_names",
                "Other names used",
                "Otros nombres usados",
                ("Which other names, or “none”?", "¿Qué otros nombres, o “ninguno”?"),
            ),
            personal(
                "native_name",
                "Name in the native alphabet",
                "Nombre en el alfabeto propio",
                ("The whole name in its own alphabet?", "¿El nombre completo en su propio alfabeto?"),
            ),
            date(
                "born_on",
                Words("Born on", "Fecha de nacimiento"),
                Words("Born on which day?", "¿Qué día nació?"),
                sensitivity=PERSONAL,
            ),
        ),
        BORN_IN,
        (
            country(
                "nationality", Words("Nationality", "Nacionalidad"), Words("Which nationality?", "¿Qué nacionalidad?")
            ),
            text(
                "ethnic_group",
                Words("Race, ethnic or tribal group", "Raza, grupo étnico o tribal"),
                Words("Which race, ethnic or tribal group?", "¿Qué raza, grupo étnico o tribal?"),
                sensitivity=PERSONAL,
            ),
            choice(
                "sex", Words("Sex", "Sexo"), Words("Which sex do the papers give?", "¿Qué sexo dicen los papeles?"), SEX
            ),
            choice(
                "marital_status",
                Words("Marital status", "Estado civil"),
                Words("Which marital status today?", "¿Qué estado civil hoy?"),
                MARITAL,
            ),
            personal("a_number", "A-number", "Número A", ("Which A-number, or “none”?", "¿Qué número A, o “ninguno”?")),
            personal(
                "social_security_number",
                "Social Security number",
                "Número de Seguro Social",
                ("Which Social Security number, or “none”?", "¿Qué número de Seguro Social, o “ninguno”?"),
            ),
            personal(
                "passport_number",
                "Passport or ID card number",
                "Número de pasaporte o identificación",
                (
                    "Which passport or ID card number, or “none”?",
                    "¿Qué número de pasaporte o identificación, o “ninguno”?",
                ),
            ),
            yes_no(
                "deceased", Words("Deceased", "Fallecida"), Words("Has this person died?", "¿Falleció esta persona?")
            ),
            personal(
                "residence",
                "Where this person lives",
                "Dónde vive",
                ("In which place and country does this person live?", "¿En qué lugar y país vive?"),
            ),
            *STREET,
            personal("telephone", "Telephone", "Teléfono", ("Which telephone, if any?", "¿Qué teléfono, si lo hay?")),
            personal(
                "email", "E-mail", "Correo electrónico", ("Which e-mail, or “none”?", "¿Qué correo, o “ninguno”?")
            ),
            yes_no(
                "in_us",
                Words("In the United States", "En Estados Unidos"),
                Words("Is this person in the United States?", "¿Está en Estados Unidos?"),
            ),
            date(
                "married_on",
                Words("Married on", "Se casaron el"),
                Words("On which day did they marry?", "¿Qué día se casaron?"),
            ),
            personal(
                "married_in",
                "Place of the marriage",
                "Lugar del matrimonio",
                ("Where did they marry?", "¿Dónde se casaron?"),
            ),
            date(
                "marriage_ended_on",
                Words("Marriage ended on", "El matrimonio terminó el"),
                Words("On which day did the marriage end?", "¿Qué día terminó el matrimonio?"),
            ),
            personal(
                "marriage_ended_in",
                "Where the marriage ended",
                "Dónde terminó el matrimonio",
                ("Where did the marriage end?", "¿Dónde terminó el matrimonio?"),
            ),
            choice(
                "marriage_ended_by",
                Words("How the marriage ended", "Cómo terminó el matrimonio"),
                Words("How did the marriage end?", "¿Cómo terminó el matrimonio?"),
                {
                    "death": Words("death", "muerte"),
                    "divorce": Words("divorce", "divorcio"),
                    "annulment": Words("annulment", "anulación"),
                    "other": Words("another way", "de otro modo"),
                },
            ),
            personal(
                "entry_place",
                "Place of last entry",
                "Lugar de la última entrada",
                (
                    "Where did this person last enter the United States?",
                    "¿Por dónde entró por última vez a Estados Unidos?",
                ),
            ),
            date(
                "entry_on",
                Words("Last entry on", "Última entrada el"),
                Words("On which day did this person last enter?", "¿Qué día entró por última vez?"),
            ),
            text(
                "entry_status",
                Words("Status at last entry", "Estatus en la última entrada"),
                Words("In which status, or “none”?", "¿Con qué estatus, o “ninguno”?"),
            ),
            personal(
                "i94_number",
                "I-94 number",
                "Número I-94",
                ("Which I-94 number, or “none”?", "¿Qué número I-94, o “ninguno”?"),
            ),
            text(
                "status",
                Words("Current status", "Estatus actual"),
                Words("Which status today, or “none”?", "¿Qué estatus hoy, o “ninguno”?"),
            ),
            date(
                "stay_until",
                Words("Authorized stay until", "Estancia autorizada hasta"),
                Words("Until when is the stay authorized?", "¿Hasta cuándo está autorizada la estancia?"),
                may_lie_ahead=True,
            ),
            date(
                "earlier_arrival_on",
                Words("Earlier arrival on", "Llegada anterior el"),
                Words("On which day did this person arrive before, if ever?", "¿Qué día llegó antes, si llegó?"),
            ),
            yes_no(
                "in_court",
                Words("In immigration court proceedings", "En la corte de inmigración"),
                Words("Is this person in immigration court proceedings?", "¿Está en la corte de inmigración?"),
            ),
            yes_no(
                "included",
                Words("Included in the application", "Incluida en la solicitud"),
                Words("Is this person to be included in the application?", "¿Se incluirá en la solicitud?"),
            ),
        ),
    ),
    days=("born_on", "married_on", "marriage_ended_on", "entry_on"),
)
