"""The vocabulary: every fact that can be known about a person, declared once.

Each module holds the facts of one part of a case. `GROUPS` has them by the part of a case they belong to,
`FACTS` all by name, in the order in which a caseworker would ask.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from amparo.errors import LawError
from amparo.law.facts import Fact, Group, Words
from amparo.law.vocabulary.bars import BARS
from amparo.law.vocabulary.court import COURT
from amparo.law.vocabulary.entry import ENTRY
from amparo.law.vocabulary.exceptions import EXCEPTIONS
from amparo.law.vocabulary.family import FAMILY
from amparo.law.vocabulary.family_violence import FAMILY_VIOLENCE
from amparo.law.vocabulary.fear import FEAR
from amparo.law.vocabulary.filing import FILING
from amparo.law.vocabulary.identity import IDENTITY
from amparo.law.vocabulary.juveniles import JUVENILES
from amparo.law.vocabulary.parole import PAROLE
from amparo.law.vocabulary.remain_in_mexico import REMAIN_IN_MEXICO
from amparo.law.vocabulary.self_petition import SELF_PETITION
from amparo.law.vocabulary.temporary_protection import TEMPORARY_PROTECTION
from amparo.law.vocabulary.victims import VICTIMS
from amparo.law.vocabulary.work import WORK


def gathered(*groups: Iterable[Fact]) -> Mapping[str, Fact]:
    """The facts of several groups by name. Raises LawError when a name is declared twice."""
    table: dict[str, Fact] = {}
    for group in groups:
        for fact in group:
            if fact.name in table:
                raise LawError(f"the fact “{fact.name}” is declared twice: keep one declaration")
            table[fact.name] = fact
    return MappingProxyType(table)


GROUPS: tuple[Group, ...] = (
    Group("identity", Words("Who the person is", "Quién es la persona"), IDENTITY),
    Group("entry", Words("The way here and the entry", "El camino y la entrada"), ENTRY),
    Group("exceptions", Words("Exceptions at the border", "Excepciones en la frontera"), EXCEPTIONS),
    Group("remain_in_mexico", Words("Remain in Mexico", "Quédate en México"), REMAIN_IN_MEXICO),
    Group("filing", Words("The asylum application", "La solicitud de asilo"), FILING),
    Group("fear", Words("What is feared, and why", "Qué se teme, y por qué"), FEAR),
    Group("bars", Words("What could bar protection", "Qué podría impedir la protección"), BARS),
    Group("court", Words("Immigration court and appeals", "Tribunal de inmigración y apelaciones"), COURT),
    Group("work", Words("The work permit", "El permiso de trabajo"), WORK),
    Group("family", Words("Family and petitions", "Familia y peticiones"), FAMILY),
    Group("status", Words("Status and presence", "Estatus y presencia"), (*PAROLE, *TEMPORARY_PROTECTION, *JUVENILES)),
    Group(
        "victims",
        Words("Victims of crime, trafficking and abuse", "Víctimas de delitos, trata y abuso"),
        (*VICTIMS, *FAMILY_VIOLENCE, *SELF_PETITION),
    ),
)

FACTS = gathered(*(group.facts for group in GROUPS))
