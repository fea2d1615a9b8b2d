"""What the law goes by: what was said of a person, and what follows from their records on a day.

Whatever in the office applies the law to a person asks here; `Ledger.facts` alone is only what was said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from amparo.law.book import the_law
from amparo.law.consistency import Contradiction
from amparo.law.facts import Facts
from amparo.law.record import Folded, folded
from amparo.law.records import FOLDS
from amparo.office.cases.statements.ledger import Ledger, OnRecord
from amparo.screen.explain import Explanation, ReliefAnswer, contradictions, explain, relief_answer

KIND_OF = {fold.fact: fold.kind for fold in FOLDS}


@dataclass
class LedgerOnDay:
    """The ledger of a person as the law reads it on a day."""

    ledger: Ledger
    day: dt.date

    @property
    def facts(self) -> Facts:
        """What is known, with what follows from records in place of what was said otherwise."""
        return self._folded.facts

    @property
    def follows(self) -> frozenset[str]:
        """Facts that follow from records."""
        return frozenset(self._folded.behind)

    def behind(self, fact: str) -> Sequence[OnRecord]:
        """The records that a fact follows from."""
        standing = self.ledger.current_records.get(KIND_OF.get(fact, ""), ())
        return tuple(standing[place] for place in self._folded.behind.get(fact, ()))

    def explained(self) -> Explanation:
        """The whole law on the person."""
        return explain(the_law(), self.ledger.facts, self.day, self.ledger.records)

    def contradictions(self) -> Sequence[Contradiction]:
        """What cannot all be right in what was said and in the records."""
        return contradictions(the_law(), self.ledger.facts, self.day, self.ledger.records)

    def relief(self, name: str) -> ReliefAnswer:
        """One form of relief. Raises UnknownName."""
        return relief_answer(the_law(), name, self.ledger.facts, self.day, self.ledger.records)

    @cached_property
    def _folded(self) -> Folded:
        return folded(FOLDS, self.ledger.facts, self.ledger.records, self.day)
