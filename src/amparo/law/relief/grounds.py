"""What several forms of relief ask alike: the protected ground, and torture with a hand of government in it."""

from amparo.law.facts import Words
from amparo.law.tree import Element, Yes, one_of

NEXUS = Element(
    "nexus",
    one_of("protected_ground", "race", "religion", "nationality", "political_opinion", "particular_social_group"),
    "INA 101(a)(42)(A), 208(b)(1)(B)(i)",
    Words("on account of a protected ground", "por un motivo protegido"),
)

TORTURE = Element(
    "torture",
    Yes("likely_torture"),
    "8 CFR 208.16(c)(2), 208.18(a)(1)",
    Words("more likely than not tortured if returned", "tortura más probable que no si regresa"),
)

GOVERNMENT = Element(
    "government",
    Yes("government_involvement"),
    "8 CFR 208.18(a)(1), (7)",
    Words("by an official, or with one's consent or acquiescence", "por un funcionario o con su aquiescencia"),
)
