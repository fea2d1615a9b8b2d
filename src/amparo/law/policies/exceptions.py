"""Exceptions, each named once; every rule that grants one puts its own citation beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from amparo.law.facts import Says, Words
from amparo.law.policies.exceptions_at_entry import AT_ENTRY
from amparo.law.tree import Element, Rule, Yes, any_of, one_of

_EXCEPTIONS: Mapping[str, tuple[Rule, Words, Says]] = MappingProxyType(
    {
        "unaccompanied_child": (
            Yes("unaccompanied_child"),
            Words("unaccompanied child", "menor no acompañado"),
            Says(
                yes=Words("The person is an unaccompanied child.", "La persona es un menor no acompañado."),
                no=Words("The person is not an unaccompanied child.", "La persona no es un menor no acompañado."),
                unknown=Words(
                    "Whether the person is an unaccompanied child is not known.",
                    "No se sabe si la persona es un menor no acompañado.",
                ),
            ),
        ),
        "mexican_national": (
            one_of("nationality", "MX"),
            Words("national of Mexico", "nacional de México"),
            Says(
                yes=Words("The person is a national of Mexico.", "La persona es nacional de México."),
                no=Words("The nationality on record is not Mexican.", "La nacionalidad que consta no es la mexicana."),
                unknown=Words(
                    "Whether the person is a national of Mexico is not known.",
                    "No se sabe si la persona es nacional de México.",
                ),
            ),
        ),
        "in_expedited_removal": (
            Yes("in_expedited_removal"),
            Words("processed for expedited removal", "en proceso de expulsión acelerada"),
            Says(
                yes=Words("The person was put in expedited removal.", "Se puso a la persona en expulsión acelerada."),
                no=Words(
                    "The person was not put in expedited removal.", "No se puso a la persona en expulsión acelerada."
                ),
                unknown=Words(
                    "Whether the person was put in expedited removal is not known.",
                    "No se sabe si se puso a la persona en expulsión acelerada.",
                ),
            ),
        ),
        "known_health_issue": (
            Yes("known_health_issue"),
            Words("known physical or mental health issue", "problema conocido de salud física o mental"),
            Says(
                yes=Words(
                    "The person has a known physical or mental health issue.",
                    "La persona tiene un problema conocido de salud física o mental.",
                ),
                no=Words(
                    "The person has no known physical or mental health issue.",
                    "La persona no tiene ningún problema conocido de salud física ni mental.",
                ),
                unknown=Words(
                    "Whether the person has a known physical or mental health issue is not on record.",
                    "No consta si la persona tiene un problema conocido de salud física o mental.",
                ),
            ),
        ),
        "criminal_history": (
            Yes("criminal_history_or_violence"),
            Words("criminal history or history of violence", "antecedentes penales o de violencia"),
            Says(
                yes=Words(
                    "A criminal history or a history of violence is on record.",
                    "Constan antecedentes penales o de violencia.",
                ),
                no=Words(
                    "It is on record that there is no criminal history or history of violence.",
                    "Consta que no hay antecedentes penales ni de violencia.",
                ),
                unknown=Words(
                    "Whether there is a criminal history or a history of violence is not known.",
                    "No se sabe si hay antecedentes penales o de violencia.",
                ),
            ),
        ),
        "of_interest": (
            Yes("of_interest_to_governments"),
            Words("of interest to either government", "de interés para alguno de los gobiernos"),
            Says(
                yes=Words(
                    "The person is of interest to one of the two governments.",
                    "La persona es de interés para uno de los dos gobiernos.",
                ),
                no=Words(
                    "The person is not of interest to either government.",
                    "La persona no es de interés para ninguno de los dos gobiernos.",
                ),
                unknown=Words(
                    "Whether the person is of interest to either government is not known.",
                    "No se sabe si la persona es de interés para alguno de los dos gobiernos.",
                ),
            ),
        ),
        "resident_or_parolee": (
            any_of(Yes("returning_lpr"), Yes("parolee_or_advance_parole")),
            Words("returning resident, or parole or advance parole", "residente que regresa, o con parole"),
            Says(
                yes=Words(
                    "The person was returning as a permanent resident, or had parole or advance parole.",
                    "La persona regresaba como residente permanente, o tenía parole o advance parole.",
                ),
                no=Words(
                    "The person was not returning as a permanent resident, and had neither parole nor advance parole.",
                    "La persona no regresaba como residente permanente, y no tenía parole ni advance parole.",
                ),
                unknown=Words(
                    "Whether the person was returning as a permanent resident, or had parole or advance parole, "
                    "is not known.",
                    "No se sabe si la persona regresaba como residente permanente, o si tenía parole o advance parole.",
                ),
            ),
        ),
        "positive_fear_interview": (
            one_of("fear_interview_result", "positive"),
            Words("fear of Mexico found", "temor a México reconocido"),
            Says(
                yes=Words(
                    "An asylum officer found fear of Mexico.", "Un oficial de asilo reconoció el temor a México."
                ),
                no=Words(
                    "No asylum officer has found fear of Mexico.",
                    "Ningún oficial de asilo ha reconocido el temor a México.",
                ),
                unknown=Words(
                    "Whether an asylum officer found fear of Mexico is not known.",
                    "No se sabe si un oficial de asilo reconoció el temor a México.",
                ),
            ),
        ),
        "particularly_vulnerable": (
            Yes("particularly_vulnerable"),
            Words("particularly vulnerable", "particularmente vulnerable"),
            Says(
                yes=Words(
                    "The person is particularly vulnerable in the sense of the guidance of 2021.",
                    "La persona es particularmente vulnerable en el sentido de las instrucciones de 2021.",
                ),
                no=Words(
                    "The person is not particularly vulnerable in the sense of the guidance of 2021.",
                    "La persona no es particularmente vulnerable en el sentido de las instrucciones de 2021.",
                ),
                unknown=Words(
                    "Whether the person is particularly vulnerable in the sense of the guidance of 2021 is not known.",
                    "No se sabe si la persona es particularmente vulnerable en el sentido de las instrucciones "
                    "de 2021.",
                ),
            ),
        ),
        **AT_ENTRY,
    }
)


def excepted(citation: str, *names: str) -> tuple[Element, ...]:
    """These exceptions, granted by the text cited. Raises KeyError for one that is not named here."""
    found = ((name, *_EXCEPTIONS[name]) for name in names)
    return tuple(Element(name, rule, citation, label, says) for name, rule, label, says in found)
