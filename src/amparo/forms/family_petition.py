"""The family petition, one for each relative: what the file tells of a relative as the law asks it, and its evidence.

What a biography calls a spouse or a child need not be one in law, so the relation of the law is never taken from it:
it is asked. Evidence by relation: 8 CFR 208.21(f), 204.2(a)(2), (d)(2); who is processed where: 8 CFR 208.21(c), (d).
From knowledge, 2026-11-28.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TypeGuard

from amparo.forms.client_file import ClientFile, Held
from amparo.law.book import the_law
from amparo.law.facts import Facts, Value, Words
from amparo.law.partial import Between, first_day, last_day
from amparo.law.reckoning import DeadlineAnswer
from amparo.screen.explain import ReliefAnswer, explain, relief_answer

PETITION = "i730"
"""What the law calls it."""

RELATIONS = ("spouse", "child")
"""Whom a family petition can be for, as a biography calls them."""

OF_THE_PETITIONER = ("petitioner_status", "petitioner_naturalized_on", "asylum_granted_on", "refugee_admitted_on")
"""Facts of the petitioner that hold for every relative."""

_PHOTO = Words("a clear photograph of the relative", "una fotografía clara del familiar")
_TRANSLATED = Words(
    "a certified translation of each paper that is not in English", "traducción certificada de cada papel"
)
EVIDENCE: Mapping[str, Sequence[Words]] = {
    "spouse": (
        Words("the grant of asylum or refugee status", "la concesión de asilo o refugio"),
        Words("the marriage certificate", "el acta de matrimonio"),
        Words(
            "proof that every earlier marriage of either ended before: divorce, annulment or death",
            "prueba de que todo matrimonio anterior terminó antes: divorcio, anulación o muerte",
        ),
        _PHOTO,
        _TRANSLATED,
    ),
    "child": (
        Words("the grant of asylum or refugee status", "la concesión de asilo o refugio"),
        Words(
            "the child's birth certificate with the parents' names",
            "el acta de nacimiento con los nombres de los padres",
        ),
        Words(
            "of a father: the marriage to the mother, or proof of a real relation before 21",
            "del padre: el matrimonio con la madre, o prueba de una relación real antes de los 21",
        ),
        Words(
            "of a stepchild: the marriage, before 18; of an adopted child: the decree, and two years together",
            "de hijastros: el matrimonio, antes de los 18 años; de adoptados: la sentencia y dos años de convivencia",
        ),
        _PHOTO,
        _TRANSLATED,
    ),
}


def relatives_of(file: ClientFile) -> Sequence[Held]:
    """The relatives for whom a petition could be: living spouses and children, the oldest record first."""
    return [
        held
        for held in file.records.get("relatives", ())
        if held.fields.get("relation") in RELATIONS and held.fields.get("deceased") is not True
    ]


def facts_about(file: ClientFile, relative: Held) -> Facts:
    """What is known for a petition for this relative. What only the law can tell is left unknown."""
    known: dict[str, Value] = {name: file.facts[name] for name in OF_THE_PETITIONER if name in file.facts}
    granted = file.facts.get("own_asylum_granted_on")
    if granted is not None:
        known |= {"petitioner_principal": True, "asylum_granted_on": granted}
    if "asylum_filed_on" in file.facts:
        known["principal_i589_filed_on"] = file.facts["asylum_filed_on"]
    fields = relative.fields
    if "born_on" in fields:
        known["beneficiary_born_on"] = fields["born_on"]
    status = fields.get("marital_status")
    if fields.get("relation") == "child" and status is not None:
        known["beneficiary_unmarried"] = status not in ("married", "separated")
    existed = _existed_on(relative, granted)
    if existed is not None:
        known["relation_existed_on_grant"] = existed
    return known


def answered(file: ClientFile, relative: Held) -> tuple[ReliefAnswer, DeadlineAnswer]:
    """What the law says of a petition for this relative on the day of the file: whether, and until when."""
    facts = facts_about(file, relative)
    explained = explain(the_law(), facts, file.today)
    deadline = next(one for one in explained.deadlines if one.deadline.name == PETITION)
    return relief_answer(the_law(), PETITION, facts, file.today), deadline


def _existed_on(relative: Held, granted: Value | None) -> bool | None:
    """Whether the marriage, or the birth, was before the grant; None where its day or the grant's leaves it open."""
    began = relative.fields.get("married_on" if relative.fields.get("relation") == "spouse" else "born_on")
    if not _is_day(began) or not _is_day(granted):
        return None
    ended = relative.fields.get("marriage_ended_on")
    if last_day(began) <= first_day(granted):
        return None if relative.fields.get("relation") == "spouse" and ended is not None else True
    if relative.fields.get("relation") == "spouse" and first_day(began) > last_day(granted):
        return False
    return None


def _is_day(value: object) -> TypeGuard[dt.date | Between[dt.date]]:
    return isinstance(value, dt.date) or (isinstance(value, Between) and isinstance(value.first, dt.date))
