"""Victims of crime: U status, INA 101(a)(15)(U)."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.tree import Yes

CITATION = "INA 101(a)(15)(U)(i)"

U_VISA = Relief(
    name="u_visa",
    label=Words("U status (victim of crime)", "Visa U (víctima de delito)"),
    citation="INA 101(a)(15)(U), 214(p); 8 CFR 214.14",
    requirements=(
        needs(
            "crime",
            Words(
                "victim of a listed crime in the United States",
                "víctima de un delito listado en Estados Unidos",
            ),
            Yes("qualifying_crime_in_us"),
            f"{CITATION}(IV), (iii)",
        ),
        needs(
            "abuse",
            Words("substantial abuse", "abuso sustancial"),
            Yes("substantial_abuse"),
            f"{CITATION}(I)",
        ),
        needs(
            "information",
            Words("has information about the crime", "tiene información sobre el delito"),
            Yes("has_information_about_crime"),
            f"{CITATION}(II)",
        ),
        needs(
            "helpful",
            Words("was, is or is likely to be helpful", "ayudó, ayuda o probablemente ayudará"),
            Yes("helpful_to_investigation"),
            f"{CITATION}(III)",
        ),
        needs(
            "certification",
            Words("certified by law enforcement (I-918B)", "certificación de la autoridad (I-918B)"),
            Yes("law_enforcement_certification"),
            "INA 214(p)(1); 8 CFR 214.14(c)(2)(i)",
        ),
    ),
    note="Must also be admissible or have a waiver. Ten thousand a year; the wait is long.",
)
