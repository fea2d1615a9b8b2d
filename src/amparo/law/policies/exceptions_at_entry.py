"""Exceptions that turn on the way to the border and the hour of the entry."""

from collections.abc import Mapping
from types import MappingProxyType

from amparo.law.facts import Says, Words
from amparo.law.tree import Rule, Yes

AT_ENTRY: Mapping[str, tuple[Rule, Words, Says]] = MappingProxyType(
    {
        "transit_protection_denied": (
            Yes("transit_protection_denied"),
            Words("denied protection in a country of transit", "protección negada en un país de tránsito"),
            Says(
                yes=Words(
                    "A country on the way finally denied the person protection.",
                    "Un país de tránsito negó definitivamente la protección a la persona.",
                ),
                no=Words(
                    "No country on the way finally denied the person protection.",
                    "Ningún país de tránsito negó definitivamente la protección a la persona.",
                ),
                unknown=Words(
                    "Whether a country on the way finally denied the person protection is not known.",
                    "No se sabe si un país de tránsito negó definitivamente la protección a la persona.",
                ),
            ),
        ),
        "trafficking_victim": (
            Yes("trafficking_victim"),
            Words("victim of severe trafficking", "víctima de trata grave"),
            Says(
                yes=Words(
                    "The person was the victim of a severe form of trafficking.",
                    "La persona fue víctima de una forma grave de trata.",
                ),
                no=Words(
                    "The person was not the victim of a severe form of trafficking.",
                    "La persona no fue víctima de una forma grave de trata.",
                ),
                unknown=Words(
                    "Whether the person was the victim of a severe form of trafficking is not known.",
                    "No se sabe si la persona fue víctima de una forma grave de trata.",
                ),
            ),
        ),
        "transit_only_nonparty_countries": (
            Yes("transit_only_nonparty_countries"),
            Words(
                "every country passed is outside the treaties",
                "los países de tránsito son ajenos a los tratados",
            ),
            Says(
                yes=Words(
                    "Every country on the way is outside the refugee and torture treaties.",
                    "Todos los países de tránsito son ajenos a los tratados de refugio y contra la tortura.",
                ),
                no=Words(
                    "At least one country on the way is a party to the refugee or torture treaties.",
                    "Al menos un país de tránsito es parte de los tratados de refugio o contra la tortura.",
                ),
                unknown=Words(
                    "Whether every country on the way is outside the refugee and torture treaties is not known.",
                    "No se sabe si todos los países de tránsito son ajenos a los tratados de refugio y contra la "
                    "tortura.",
                ),
            ),
        ),
        "authorized_parole_travel": (
            Yes("authorized_parole_travel"),
            Words("authorized to travel to seek parole", "autorizada a viajar para pedir parole"),
            Says(
                yes=Words(
                    "The person was authorized to travel to seek parole.",
                    "La persona tenía autorización para viajar y pedir parole.",
                ),
                no=Words(
                    "The person was not authorized to travel to seek parole.",
                    "La persona no tenía autorización para viajar y pedir parole.",
                ),
                unknown=Words(
                    "Whether the person was authorized to travel to seek parole is not known.",
                    "No se sabe si la persona tenía autorización para viajar y pedir parole.",
                ),
            ),
        ),
        "dhs_appointment": (
            Yes("dhs_appointment"),
            Words("came with an appointment", "llegó con cita"),
            Says(
                yes=Words(
                    "The person came to a port of entry with an appointment.",
                    "La persona llegó a un puerto de entrada con cita.",
                ),
                no=Words(
                    "The person did not come to a port of entry with an appointment.",
                    "La persona no llegó a un puerto de entrada con cita.",
                ),
                unknown=Words(
                    "Whether the person came to a port of entry with an appointment is not known.",
                    "No se sabe si la persona llegó a un puerto de entrada con cita.",
                ),
            ),
        ),
        "app_not_usable": (
            Yes("app_not_usable"),
            Words("could not use the appointment app", "no pudo usar la aplicación de citas"),
            Says(
                yes=Words(
                    "A serious obstacle kept the person from using the appointment app.",
                    "Un obstáculo grave impidió a la persona usar la aplicación de citas.",
                ),
                no=Words(
                    "No serious obstacle kept the person from using the appointment app.",
                    "Ningún obstáculo grave impidió a la persona usar la aplicación de citas.",
                ),
                unknown=Words(
                    "Whether a serious obstacle kept the person from using the appointment app is not known.",
                    "No se sabe si un obstáculo grave impidió a la persona usar la aplicación de citas.",
                ),
            ),
        ),
        "acute_medical_emergency": (
            Yes("acute_medical_emergency"),
            Words("acute medical emergency", "emergencia médica aguda"),
            Says(
                yes=Words(
                    "At entry, the person or a family member with them faced an acute medical emergency.",
                    "Al entrar, la persona o un familiar que la acompañaba sufría una emergencia médica aguda.",
                ),
                no=Words(
                    "At entry, neither the person nor a family member with them faced an acute medical emergency.",
                    "Al entrar, ni la persona ni un familiar que la acompañaba sufría una emergencia médica aguda.",
                ),
                unknown=Words(
                    "Whether the person or a family member faced an acute medical emergency at entry is not known.",
                    "No se sabe si la persona o un familiar sufría una emergencia médica aguda al entrar.",
                ),
            ),
        ),
        "imminent_extreme_threat": (
            Yes("imminent_extreme_threat"),
            Words("imminent and extreme threat", "amenaza inminente y extrema"),
            Says(
                yes=Words(
                    "At entry, the person or a family member with them faced an imminent and extreme threat.",
                    "Al entrar, la persona o un familiar que la acompañaba corría una amenaza inminente y extrema.",
                ),
                no=Words(
                    "At entry, neither the person nor a family member with them faced an imminent and extreme threat.",
                    "Al entrar, ni la persona ni un familiar que la acompañaba corría una amenaza inminente y extrema.",
                ),
                unknown=Words(
                    "Whether the person or a family member faced an imminent and extreme threat at entry is not known.",
                    "No se sabe si la persona o un familiar corría una amenaza inminente y extrema al entrar.",
                ),
            ),
        ),
        "other_compelling_circumstances": (
            Yes("other_compelling_circumstances"),
            Words("other exceptionally compelling circumstances", "otras circunstancias excepcionales"),
            Says(
                yes=Words(
                    "Other exceptionally compelling circumstances are on record.",
                    "Constan otras circunstancias excepcionalmente apremiantes.",
                ),
                no=Words(
                    "It is on record that there were no other exceptionally compelling circumstances.",
                    "Consta que no hubo otras circunstancias excepcionalmente apremiantes.",
                ),
                unknown=Words(
                    "Whether there were other exceptionally compelling circumstances is not known.",
                    "No se sabe si hubo otras circunstancias excepcionalmente apremiantes.",
                ),
            ),
        ),
        "returning_resident": (
            Yes("returning_lpr"),
            Words("returning permanent resident", "residente permanente que regresa"),
            Says(
                yes=Words(
                    "The person was returning as a permanent resident.",
                    "La persona regresaba como residente permanente.",
                ),
                no=Words(
                    "The person was not returning as a permanent resident.",
                    "La persona no regresaba como residente permanente.",
                ),
                unknown=Words(
                    "Whether the person was returning as a permanent resident is not known.",
                    "No se sabe si la persona regresaba como residente permanente.",
                ),
            ),
        ),
        "clearly_admissible": (
            Yes("clearly_admissible"),
            Words("documents sufficient for admission", "documentos suficientes para ser admitida"),
            Says(
                yes=Words(
                    "The person held documents sufficient for admission.",
                    "La persona tenía documentos suficientes para ser admitida.",
                ),
                no=Words(
                    "The person did not hold documents sufficient for admission.",
                    "La persona no tenía documentos suficientes para ser admitida.",
                ),
                unknown=Words(
                    "Whether the person held documents sufficient for admission is not known.",
                    "No se sabe si la persona tenía documentos suficientes para ser admitida.",
                ),
            ),
        ),
    }
)
