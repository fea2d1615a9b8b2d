"""Who a person is, as forms ask it: names, birth, body, languages, numbers."""

from amparo.forms.biography.fields import BORN_IN, NAMES, PERSONAL, personal
from amparo.law.facts import Words, choice, country, date, number, text, yes_no
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

SEX = {"male": Words("male", "masculino"), "female": Words("female", "femenino")}
"""What the forms print; they have had no other box since 2025."""

MARITAL = {
    "single": Words("single, never married", "soltera, nunca casada"),
    "married": Words("married", "casada"),
    "divorced": Words("divorced", "divorciada"),
    "widowed": Words("widowed", "viuda"),
    "separated": Words("legally separated", "legalmente separada"),
    "annulled": Words("marriage annulled", "matrimonio anulado"),
}

RACES = {
    "white": Words("White", "blanca"),
    "asian": Words("Asian", "asiática"),
    "black": Words("Black or African American", "negra o afroamericana"),
    "american_indian": Words("American Indian or Alaska Native", "indígena americana o de Alaska"),
    "pacific": Words("Native Hawaiian or other Pacific Islander", "nativa de Hawái u otra isla del Pacífico"),
}

EYES = {
    "black": Words("black", "negros"),
    "blue": Words("blue", "azules"),
    "brown": Words("brown", "castaños"),
    "gray": Words("gray", "grises"),
    "green": Words("green", "verdes"),
    "hazel": Words("hazel", "avellana"),
    "maroon": Words("maroon", "granate"),
    "pink": Words("pink", "rosados"),
    "other": Words("unknown or other", "desconocido u otro"),
}

HAIR = {
    "bald": Words("bald (no hair)", "calva (sin cabello)"),
    "black": Words("black", "negro"),
    "blond": Words("blond", "rubio"),
    "brown": Words("brown", "castaño"),
    "gray": Words("gray", "gris"),
    "red": Words("red", "rojo"),
    "sandy": Words("sandy", "rubio oscuro"),
    "white": Words("white", "blanco"),
    "other": Words("unknown or other", "desconocido u otro"),
}

PARTICULARS = RecordKind(
    name="particulars",
    label=Words("Particulars", "Datos personales"),
    label_of_one=Words("Particulars", "Datos personales"),
    fields=gathered(
        NAMES,
        (
            personal(
                "native_name",
                "Name in the native alphabet",
                "Nombre en el alfabeto propio",
                ("The whole name in its own alphabet?", "¿El nombre completo en su propio alfabeto?"),
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
        ),
        BORN_IN,
        (
            country(
                "nationality_at_birth",
                Words("Nationality at birth", "Nacionalidad al nacer"),
                Words("Which nationality at birth?", "¿Qué nacionalidad al nacer?"),
            ),
            text(
                "other_nationalities",
                Words("Other nationalities", "Otras nacionalidades"),
                Words("Which other nationalities, or “none”?", "¿Qué otras nacionalidades, o “ninguna”?"),
            ),
            text(
                "ethnic_group",
                Words("Race, ethnic or tribal group", "Raza, grupo étnico o tribal"),
                Words("Which race, ethnic or tribal group?", "¿Qué raza, grupo étnico o tribal?"),
                sensitivity=PERSONAL,
            ),
            text(
                "religion",
                Words("Religion", "Religión"),
                Words("Which religion, or “none”?", "¿Qué religión, o “ninguna”?"),
                sensitivity=PERSONAL,
            ),
            text(
                "native_language",
                Words("Native language", "Lengua materna"),
                Words("Which native language, with dialect?", "¿Qué lengua materna, con dialecto?"),
            ),
            yes_no(
                "fluent_in_english",
                Words("Fluent in English", "Habla inglés con fluidez"),
                Words("Fluent in English?", "¿Habla inglés con fluidez?"),
            ),
            text(
                "other_languages",
                Words("Other languages spoken fluently", "Otras lenguas que habla bien"),
                Words("Which others fluently, or “none”?", "¿Qué otras habla bien, o “ninguna”?"),
            ),
            personal(
                "social_security_number",
                "Social Security number",
                "Número de Seguro Social",
                ("Which Social Security number, or “none”?", "¿Qué número de Seguro Social, o “ninguno”?"),
            ),
            personal(
                "uscis_account",
                "USCIS online account number",
                "Número de cuenta en línea de USCIS",
                ("Which USCIS account number, or “none”?", "¿Qué número de cuenta de USCIS, o “ninguno”?"),
            ),
            personal(
                "telephone", "Telephone", "Teléfono", ("Telephone for the forms?", "¿Teléfono para los formularios?")
            ),
            personal(
                "mobile",
                "Mobile telephone",
                "Celular",
                ("Mobile telephone for the forms?", "¿Celular para los formularios?"),
            ),
            personal(
                "email",
                "E-mail",
                "Correo electrónico",
                ("E-mail for the forms, or “none”?", "¿Correo para los formularios, o “ninguno”?"),
            ),
            date(
                "left_country_on",
                Words("Last left the country on", "Salió del país por última vez el"),
                Words("When did the person last leave the country?", "¿Cuándo salió del país por última vez?"),
            ),
            text(
                "status",
                Words("Current immigration status", "Estatus migratorio actual"),
                Words("Which status or category today, or “none”?", "¿Qué estatus o categoría hoy, o “ninguno”?"),
                sensitivity=PERSONAL,
            ),
            yes_no(
                "hispanic",
                Words("Hispanic or Latino", "Hispana o latina"),
                Words("Hispanic or Latino, as the forms ask?", "¿Hispana o latina, como piden los formularios?"),
            ),
            choice(
                "race",
                Words("Race, as the forms ask", "Raza, como piden los formularios"),
                Words("Which race, of those on the forms?", "¿Qué raza, de las de los formularios?"),
                RACES,
            ),
            number(
                "height_inches",
                Words("Height in inches", "Estatura en pulgadas"),
                Words("How tall, in inches? (1.60 m is 63)", "¿Qué estatura, en pulgadas? (1.60 m son 63)"),
            ),
            number(
                "weight_pounds",
                Words("Weight in pounds", "Peso en libras"),
                Words("How heavy, in pounds? (60 kg is 132)", "¿Qué peso, en libras? (60 kg son 132)"),
            ),
            choice(
                "eyes",
                Words("Color of the eyes", "Color de los ojos"),
                Words("Which color are the eyes?", "¿De qué color son los ojos?"),
                EYES,
            ),
            choice(
                "hair",
                Words("Color of the hair", "Color del cabello"),
                Words("Which color is the hair?", "¿De qué color es el cabello?"),
                HAIR,
            ),
        ),
    ),
    days=("left_country_on",),
)
"""Birth day and nationality are facts of the law (`born_on`, `nationality`), and the A-number is the person's own."""

OTHER_NAMES = RecordKind(
    name="other_names",
    label=Words("Other names used", "Otros nombres usados"),
    label_of_one=Words("Other name", "Otro nombre"),
    fields=gathered(
        NAMES,
        (
            choice(
                "kind",
                Words("Kind", "Tipo"),
                Words("What kind of name is it?", "¿Qué tipo de nombre es?"),
                {
                    "maiden": Words("maiden name", "nombre de soltera"),
                    "alias": Words("alias", "alias"),
                    "nickname": Words("nickname", "apodo"),
                    "earlier": Words("earlier legal name", "nombre legal anterior"),
                    "in_papers": Words("written so in some papers", "escrito así en algunos papeles"),
                },
            ),
        ),
    ),
    days=(),
)
