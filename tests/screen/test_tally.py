"""The figures of a docket, batch by batch."""

import datetime as dt

from amparo.law.book import the_law
from amparo.screen.docket import answers
from amparo.screen.tally import Tally
from tests.screen.test_docket import docket

LAW = the_law()
DAY = dt.date(2019, 11, 15)


def test_the_tally_counts_doors_and_what_is_due():
    tally = Tally(LAW, DAY)
    tally.add(answers(docket({"person": "A", "persecutor": True, "moved_on": DAY}), LAW, DAY).collect())
    tally.add(answers(docket({"person": "B", "likely_persecution": False}), LAW, DAY).collect())
    summary = tally.summary()
    withholding = next(door for door in summary.doors if door.option == "withholding")
    assert summary.people == 2
    assert (withholding.open, withholding.closed, withholding.unknown) == (0, 2, 0)
    assert withholding.closed_most_by in ("barred", "likely_persecution")
    assert withholding.unknown_most_by is None
    assert (summary.due[7], summary.due[30]) == (1, 1)
    assert summary.due_by_deadline == {"address_change_court": 1}
