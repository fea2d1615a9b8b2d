"""Fields that several groups of the biography share: addresses, spans of time, names."""

from __future__ import annotations

from amparo.law.facts import Fact, Sensitivity, Words, choice, country, date, text

PERSONAL, GRAVE = Sensitivity.PERSONAL, Sensitivity.GRAVE


def personal(name: str, en: str, es: str, question: tuple[str, str]) -> Fact:
    """A short text that names or places a person."""
    return text(name, Words(en, es), Words(*question), sensitivity=PERSONAL)


def told(name: str, en: str, es: str, question: tuple[str, str]) -> Fact:
    """What a person tells in their own words, over as many lines as it takes."""
    return text(name, Words(en, es), Words(*question), sensitivity=GRAVE, long=True)


NAMES = (
    personal(
        "family_name",
        "Family name",
        "Apellidos",
        ("Family name, as in the papers?", "¿Apellidos, como en los papeles?"),
    ),
    personal("given_name", "Given name", "Nombre", ("Given name, as in the papers?", "¿Nombre, como en los papeles?")),
    personal(
        "middle_name", "Middle name", "Segundo nombre", ("Middle name, or “none”?", "¿Segundo nombre, o “ninguno”?")
    ),
)

BORN_IN = (
    personal(
        "birth_city",
        "City or town of birth",
        "Ciudad o pueblo de nacimiento",
        ("Born in which city or town?", "¿En qué ciudad o pueblo nació?"),
    ),
    personal(
        "birth_state",
        "State or province of birth",
        "Estado o provincia de nacimiento",
        ("In which state or province?", "¿En qué estado o provincia?"),
    ),
    country(
        "birth_country", Words("Country of birth", "País de nacimiento"), Words("In which country?", "¿En qué país?")
    ),
)

STREET = (
    personal(
        "in_care_of", "In care of", "A cargo de", ("In care of whom, if anybody?", "¿A cargo de quién, si de alguien?")
    ),
    personal("street", "Street and number", "Calle y número", ("Street and number?", "¿Calle y número?")),
    choice(
        "unit_kind",
        Words("Apartment, suite or floor", "Apartamento, suite o piso"),
        Words("Is it an apartment, a suite or a floor?", "¿Es apartamento, suite o piso?"),
        {
            "apartment": Words("apartment", "apartamento"),
            "suite": Words("suite", "suite"),
            "floor": Words("floor", "piso"),
        },
    ),
    personal("unit", "Number of the unit", "Número de la unidad", ("Which number has it?", "¿Qué número tiene?")),
    personal("city", "City or town", "Ciudad o pueblo", ("City or town?", "¿Ciudad o pueblo?")),
    personal("state", "State", "Estado", ("State, department or province?", "¿Estado, departamento o provincia?")),
    personal("zip_code", "ZIP or postal code", "Código postal", ("ZIP or postal code?", "¿Código postal?")),
    country("country", Words("Country", "País"), Words("In which country?", "¿En qué país?")),
)


def span(
    from_en: str = "From", from_es: str = "Desde", until_en: str = "Until", until_es: str = "Hasta"
) -> tuple[Fact, Fact]:
    """From when until when; a month or a year is enough, and no end means that it goes on."""
    return (
        date(
            "from_on",
            Words(from_en, from_es),
            Words("Since when? The month or the year is enough.", "¿Desde cuándo? Basta el mes o el año."),
        ),
        date(
            "until_on",
            Words(until_en, until_es),
            Words("Until when? Leave empty if it goes on.", "¿Hasta cuándo? Vacío si continúa."),
        ),
    )
