"""What several forms of relief ask alike: the protected ground, and torture with a hand of government in it."""

from amparo.law.facts import Says, Words
from amparo.law.tree import Element, Yes, one_of

NEXUS = Element(
    "nexus",
    one_of("protected_ground", "race", "religion", "nationality", "political_opinion", "particular_social_group"),
    "INA 101(a)(42)(A), 208(b)(1)(B)(i)",
    Words("on account of a protected ground", "por un motivo protegido"),
    says=Says(
        yes=Words("The harm is on account of a protected ground.", "El daño es por un motivo protegido."),
        no=Words(
            "None of the five protected grounds is on record as the reason for the harm.",
            "En el expediente ninguno de los cinco motivos protegidos figura como razón del daño.",
        ),
        unknown=Words(
            "Whether the harm is on account of a protected ground is not known.",
            "No se sabe si el daño es por un motivo protegido.",
        ),
    ),
)

TORTURE = Element(
    "torture",
    Yes("likely_torture"),
    "8 CFR 208.16(c)(2), 208.18(a)(1)",
    Words("more likely than not tortured if returned", "tortura más probable que no si regresa"),
    says=Says(
        yes=Words(
            "It is more likely than not that the person would be tortured if returned.",
            "Es más probable que no que la persona sea torturada si la devuelven.",
        ),
        no=Words(
            "It is not more likely than not that the person would be tortured if returned.",
            "No es más probable que no que la persona sea torturada si la devuelven.",
        ),
        unknown=Words(
            "Whether the person would more likely than not be tortured if returned is not known.",
            "No se sabe si es más probable que no que la persona sea torturada si la devuelven.",
        ),
    ),
)

GOVERNMENT = Element(
    "government",
    Yes("government_involvement"),
    "8 CFR 208.18(a)(1), (7)",
    Words("by an official, or with one's consent or acquiescence", "por un funcionario o con su aquiescencia"),
    says=Says(
        yes=Words(
            "An official would take part in the torture, consent to it or acquiesce in it.",
            "Un funcionario participaría en la tortura, la consentiría o la toleraría.",
        ),
        no=Words(
            "No official would take part in the torture, consent to it or acquiesce in it.",
            "Ningún funcionario participaría en la tortura, la consentiría ni la toleraría.",
        ),
        unknown=Words(
            "Whether an official would take part in the torture, consent to it or acquiesce in it is not known.",
            "No se sabe si un funcionario participaría en la tortura, la consentiría o la toleraría.",
        ),
    ),
)
