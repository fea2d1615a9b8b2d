"""Invented names, by where people come from. Any likeness to somebody is chance."""

from __future__ import annotations

from random import Random

GIVEN = {
    "es": (
        "María José", "Ana Lucía", "Rosa Elena", "Gladys", "Yesenia", "Karla", "Dulce María", "Marisol", "Reina",
        "Wendy", "José Luis", "Carlos Alberto", "Óscar", "Wilmer", "Edwin", "Juan Pablo", "Melvin", "Ángel", "Nelson",
        "Darwin", "Luz Marina", "Yolanda", "Santos", "Elmer", "Brayan", "Keily", "Génesis", "Axel", "Iker", "Nahomy",
    ),
    "ht": (
        "Jean Robert", "Wideline", "Roseline", "Mackenson", "Guerline", "Fritznel", "Islande", "Wilson", "Mirlande",
        "Jocelyn", "Nadège", "Stevenson",
    ),
    "other": ("Amina", "Tesfaye", "Daria", "Oleksandr", "Ngozi", "Emeka", "Li Wei", "Farid", "Zahra", "Miriam"),
}  # fmt: skip
SURNAMES = {
    "es": (
        "Hernández", "López", "Martínez", "Mejía", "Zelaya", "Orellana", "Quiñónez", "Núñez", "Peña", "Rivas",
        "Cáceres", "Umaña", "Portillo", "Alvarado", "Guevara", "de la Cruz", "Chávez", "Pérez", "Ixcoy", "Tzoc",
        "Bermúdez", "Lagos", "Fúnez", "Sarmiento", "Villeda", "Escobar", "Barahona", "Ordóñez", "Salguero", "Tábora",
    ),
    "ht": ("Jean-Baptiste", "Pierre-Louis", "Désir", "Augustin", "Charles", "Toussaint", "Belizaire", "Saint-Fleur"),
    "other": ("Haile", "Kovalenko", "Okafor", "Chen", "Rahimi", "Abdi", "Tekle", "Mensah", "Petrova", "Nazari"),
}  # fmt: skip
ADVERSE = ("Rogelio", "Braulio", "Fausto", "Ramiro", "Efraín")
SPANISH = frozenset("HN GT SV NI CU VE CO EC PE MX".split())  # noqa: SIM905


def tongue_of(country: str) -> str:
    """Which names somebody of that country may have."""
    return "es" if country in SPANISH else "ht" if country == "HT" else "other"


def surnames(draw: Random, tongue: str) -> str:
    """A family's surnames: two where two are usual."""
    return " ".join(draw.sample(SURNAMES[tongue], 2 if tongue == "es" else 1))


def given(draw: Random, tongue: str) -> str:
    """A given name."""
    return draw.choice(GIVEN[tongue])
