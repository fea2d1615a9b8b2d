"""What is to be asked about the days of an imported row: pages ask before they save, a list can only be answered later.

The row is imported as the list has it, because that is what the list says; whoever imports is told of each such day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from amparo.law.book import the_law
from amparo.law.tree import facts_of
from amparo.law.values import written
from amparo.office.cases.calendar.doubts import doubts_of_day
from amparo.office.outward.exchange.docket_file import Row
from amparo.office.platform.ui.law_text import law_words
from amparo.screen.explain import contradictions
from amparo.screen.files.rejects import Reject

HEARING = "hearing_on"


def questions_of(row: Row, today: dt.date) -> Iterator[Reject]:
    """A line for each question: which columns it is about, what stands there, what is doubted."""
    day = row.facts.get(HEARING)
    if isinstance(day, dt.date):
        yield from (Reject(row.line, HEARING, written(day), doubt) for doubt in doubts_of_day(day, today))
    for contradiction in contradictions(the_law(), row.facts, today):
        names = [name for name in facts_of(contradiction.rule) if name in row.facts]
        values = ", ".join(written(row.facts[name]) for name in names)
        yield Reject(row.line, ", ".join(names), values, law_words(contradiction.label))
