"""Victims of crime: U status, INA 101(a)(15)(U)."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Relief, needs
from amparo.law.source import confirmed, from_knowledge
from amparo.law.tree import Yes, any_of

CITATION = "INA 101(a)(15)(U)(i)"

U_VISA = Relief(
    name="u_visa",
    label=Words("U status (victim of crime)", "Visa U (víctima de delito)"),
    citation="INA 101(a)(15)(U), 214(p); 8 CFR 214.14",
    depth=Depth.OUTLINE,
    points=any_of(Yes("qualifying_crime_in_us"), Yes("law_enforcement_certification")),
    requirements=(
        needs(
            "crime",
            Words(
                "victim of a listed crime in the United States",
                "víctima de un delito listado en Estados Unidos",
            ),
            Yes("qualifying_crime_in_us"),
            f"{CITATION}(IV), (iii)",
            says=Says(
                yes=Words(
                    "The person was the victim of a qualifying crime in the United States or against its laws.",
                    "La persona fue víctima de un delito que califica, en Estados Unidos o contra sus leyes.",
                ),
                no=Words(
                    "The person was not the victim of a qualifying crime in the United States or against its laws.",
                    "La persona no fue víctima de un delito que califica, en Estados Unidos o contra sus leyes.",
                ),
                unknown=Words(
                    "Whether the person was the victim of a qualifying crime is not known.",
                    "No se sabe si la persona fue víctima de un delito que califica.",
                ),
            ),
        ),
        needs(
            "abuse",
            Words("substantial abuse", "abuso sustancial"),
            Yes("substantial_abuse"),
            f"{CITATION}(I)",
            says=Says(
                yes=Words(
                    "The person suffered substantial physical or mental abuse from the crime.",
                    "La persona sufrió un abuso físico o mental sustancial por el delito.",
                ),
                no=Words(
                    "The person did not suffer substantial physical or mental abuse from the crime.",
                    "La persona no sufrió un abuso físico ni mental sustancial por el delito.",
                ),
                unknown=Words(
                    "Whether the person suffered substantial abuse from the crime is not known.",
                    "No se sabe si la persona sufrió un abuso sustancial por el delito.",
                ),
            ),
        ),
        needs(
            "information",
            Words("has information about the crime", "tiene información sobre el delito"),
            Yes("has_information_about_crime"),
            f"{CITATION}(II)",
            says=Says(
                yes=Words(
                    "The person has information about the crime.", "La persona tiene información sobre el delito."
                ),
                no=Words(
                    "The person has no information about the crime.", "La persona no tiene información sobre el delito."
                ),
                unknown=Words(
                    "Whether the person has information about the crime is not known.",
                    "No se sabe si la persona tiene información sobre el delito.",
                ),
            ),
        ),
        needs(
            "helpful",
            Words("was, is or is likely to be helpful", "ayudó, ayuda o probablemente ayudará"),
            Yes("helpful_to_investigation"),
            f"{CITATION}(III)",
            says=Says(
                yes=Words(
                    "The person was, is or is likely to be helpful to the investigation or prosecution.",
                    "La persona ayudó, ayuda o probablemente ayudará a la investigación o al proceso.",
                ),
                no=Words(
                    "The person was not, is not and is not likely to be helpful to the investigation or prosecution.",
                    "La persona no ayudó, no ayuda y probablemente no ayudará a la investigación ni al proceso.",
                ),
                unknown=Words(
                    "Whether the person was, is or is likely to be helpful to the investigation is not known.",
                    "No se sabe si la persona ayudó, ayuda o probablemente ayudará a la investigación.",
                ),
            ),
        ),
        needs(
            "certification",
            Words("certified by law enforcement (I-918B)", "certificación de la autoridad (I-918B)"),
            Yes("law_enforcement_certification"),
            "INA 214(p)(1); 8 CFR 214.14(c)(2)(i)",
            says=Says(
                yes=Words(
                    "An authority signed the certification (Form I-918, Supplement B).",
                    "Una autoridad firmó la certificación (formulario I-918, Suplemento B).",
                ),
                no=Words(
                    "No authority has signed the certification (Form I-918, Supplement B).",
                    "Ninguna autoridad ha firmado la certificación (formulario I-918, Suplemento B).",
                ),
                unknown=Words(
                    "Whether an authority signed the certification (Form I-918, Supplement B) is not known.",
                    "No se sabe si una autoridad firmó la certificación (formulario I-918, Suplemento B).",
                ),
            ),
        ),
    ),
    note=Words(
        "Only an outline: a lawyer decides. The person must also be admissible or have a waiver. Ten thousand a year; "
        "the wait is long.",
        "Solo un esquema: decide un abogado. La persona también debe ser admisible o tener un perdón "
        "(waiver). Diez mil por año; la espera es larga.",
    ),
    sources=(
        confirmed("8 CFR 214.14; 72 Fed. Reg. 53014", "legalclarity.org; federal.elaws.us, E7-17807", "2026-11-28"),
        from_knowledge("INA 101(a)(15)(U): wording; the waiver", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
