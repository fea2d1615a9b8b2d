"""The vocabulary: every fact that can be known about a person, declared once.

Each module holds the facts of one part of a case. `FACTS` has them all by name, in the order in which a
caseworker would ask.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from amparo.errors import LawError
from amparo.law.facts import Fact
from amparo.law.vocabulary.bars import BARS
from amparo.law.vocabulary.court import COURT
from amparo.law.vocabulary.entry import ENTRY
from amparo.law.vocabulary.exceptions import EXCEPTIONS
from amparo.law.vocabulary.family import FAMILY
from amparo.law.vocabulary.fear import FEAR
from amparo.law.vocabulary.filing import FILING
from amparo.law.vocabulary.identity import IDENTITY
from amparo.law.vocabulary.remain_in_mexico import REMAIN_IN_MEXICO
from amparo.law.vocabulary.status import STATUS
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


FACTS = gathered(
    IDENTITY,
    ENTRY,
    EXCEPTIONS,
    REMAIN_IN_MEXICO,
    FILING,
    FEAR,
    BARS,
    COURT,
    WORK,
    FAMILY,
    STATUS,
    VICTIMS,
)
