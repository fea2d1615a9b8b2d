"""The work-permit clock, its extension, and the court's adjournment codes."""

import datetime as dt

import pytest

from amparo.errors import FactError
from amparo.law.adjournments import EFFECTS, Effect, delays_from
from amparo.law.book import the_law
from amparo.law.clocks.ead import day_reached, days_counted, merged
from amparo.law.clocks.ead_extension import EXTENDED_CATEGORIES
from amparo.law.values import parse_value
from amparo.law.vocabulary import FACTS

LAW = the_law()


def day(text):
    return dt.date.fromisoformat(text) if text else None


def clock(name, on, **facts):
    given = {name: day(value) if name.endswith("_on") else value for name, value in facts.items()}
    return LAW.clocks[name].count(given, day(on))


def test_delays_that_overlap_or_touch_are_one():
    spans = (
        (day("2019-05-20"), day("2019-07-01")),
        (day("2019-04-10"), day("2019-06-05")),
        (day("2019-07-01"), day("2019-07-03")),
    )
    assert merged(spans) == [(day("2019-04-10"), day("2019-07-03"))]


def test_a_delay_without_end_swallows_later_ones():
    spans = ((day("2019-04-10"), None), (day("2019-06-05"), day("2019-07-01")))
    assert merged(spans) == [(day("2019-04-10"), None)]


def test_a_delay_before_the_filing_costs_nothing():
    start, delays = day("2019-03-01"), ((day("2019-01-01"), day("2019-02-01")),)
    assert days_counted(start, delays, day("2019-03-11")) == 10
    assert day_reached(start, delays, 10) == day("2019-03-11")


def test_a_delay_yet_to_come_counts_only_for_the_forecast():
    facts = {"asylum_filed_on": "2019-03-01", "delays": ((day("2019-04-10"), day("2019-04-20")),)}
    found = clock("ead", "2019-04-01", **facts)
    assert found.readings["days"] == 31
    assert found.readings["may_file_on"] == day("2019-08-08")
    assert found.readings["running"] is True


def test_nothing_is_counted_before_the_filing():
    assert clock("ead", "2019-02-01", asylum_filed_on="2019-03-01", delays=()).readings["days"] == 0


def test_unknown_delays_leave_the_earliest_days():
    found = clock("ead", "2019-11-15", asylum_filed_on="2019-03-01")
    assert (found.known, found.ask) == (False, ("delays",))
    assert found.readings["may_file_on"] == day("2019-07-29")


def test_there_is_no_clock_without_an_application():
    assert clock("ead", "2019-11-15", asylum_filed=False).none
    assert clock("ead", "2019-11-15").ask == ("asylum_filed_on",)
    assert clock("ead", "2019-11-15", asylum_filed_on="2019-03-01", aggravated_felony=True).none


def test_a_denial_after_day_180_stops_nothing():
    facts = {"asylum_filed_on": "2019-03-01", "delays": (), "asylum_denied_on": "2019-10-01"}
    assert clock("ead", "2019-11-15", **facts).readings["days"] == 259


def test_a_denial_before_day_180_stops_the_clock_until_a_remand():
    facts = {"asylum_filed_on": "2019-03-01", "delays": (), "asylum_denied_on": "2019-05-01"}
    denied = clock("ead", "2019-11-15", **facts)
    assert (denied.readings["days"], denied.readings["eligible_on"]) == (61, None)
    assert "208.7(a)(1)" in denied.why[0].en
    assert clock("ead", "2019-11-15", **facts, remanded_on="2019-11-01").readings["days"] == 259
    assert clock("ead", "2019-04-15", **facts).readings["days"] == 45


@pytest.mark.parametrize(
    ("on", "member", "may_file", "ask"),
    [
        ("2020-08-24", None, "2020-12-28", ()),
        ("2020-08-25", True, "2021-07-31", ()),
        ("2020-09-11", True, "2020-12-28", ()),
        ("2020-09-11", False, "2021-07-31", ()),
        ("2022-02-06", None, "2021-07-31", ("casa_or_asap_member",)),
        ("2022-02-07", None, "2020-12-28", ()),
    ],
)
def test_the_365_days_in_their_time(on, member, may_file, ask):
    facts = {"asylum_filed_on": "2020-07-31", "delays": ()} | (
        {} if member is None else {"casa_or_asap_member": member}
    )
    found = clock("ead", on, **facts)
    assert found.readings["may_file_on"] == day(may_file)
    assert found.ask == ask


@pytest.mark.parametrize(
    ("filed", "days"),
    [
        ("2017-01-16", 0),
        ("2017-01-17", 180),
        ("2022-05-03", 180),
        ("2022-05-04", 540),
        ("2023-10-26", 540),
        ("2023-10-27", 180),
        ("2024-04-07", 180),
        ("2024-04-08", 540),
        ("2025-10-29", 540),
        ("2025-10-30", 0),
    ],
)
def test_the_extension_goes_by_the_day_of_filing(filed, days):
    expires = day(filed) + dt.timedelta(days=30)
    found = clock(
        "ead_extension", "2026-01-01", ead_category="c08", ead_expires_on=str(expires), ead_renewal_filed_on=filed
    )
    assert found.readings == {"extended": days > 0, "until": expires + dt.timedelta(days=days)}


def test_a_renewal_still_pending_when_the_rule_grew_is_told():
    facts = {"ead_category": "a12", "ead_expires_on": "2024-01-31", "ead_renewal_filed_on": "2023-12-01"}
    (told,) = clock("ead_extension", "2024-05-01", **facts).why
    assert told.en == "540 days instead if the renewal was still pending on 2024-04-08"
    assert told.es == "540 días en cambio si la renovación seguía pendiente el 2024-04-08"
    old = {"ead_category": "a12", "ead_expires_on": "2018-01-31", "ead_renewal_filed_on": "2017-12-01"}
    assert clock("ead_extension", "2018-05-01", **old).why == ()


def test_the_extension_asks_for_what_it_lacks():
    assert clock("ead_extension", "2024-05-01").ask == ("ead_category", "ead_expires_on", "ead_renewal_filed_on")
    found = clock("ead_extension", "2024-05-01", ead_expires_on="2024-06-30")
    assert (found.known, found.readings["until"]) == (False, day("2024-06-30"))
    found = clock("ead_extension", "2024-05-01", ead_expires_on="2024-06-30", ead_renewal_filed_on="2024-05-01")
    assert found.ask == ("ead_category",)


def test_other_categories_are_for_a_lawyer():
    assert "other" not in EXTENDED_CATEGORIES
    facts = {"ead_category": "other", "ead_expires_on": "2024-06-30", "ead_renewal_filed_on": "2024-05-01"}
    found = clock("ead_extension", "2024-05-01", **facts)
    assert (found.known, found.ask) == (False, ())
    assert "274a.13(d)" in found.why[0].en


def test_only_codes_that_stop_make_a_delay():
    first, until = day("2025-01-01"), day("2025-02-01")
    for code, effect in EFFECTS.items():
        assert bool(delays_from([(first, code.lower(), until)])) == (effect is Effect.STOPS)


def test_an_unknown_code_is_never_guessed():
    with pytest.raises(FactError, match="the adjournment code “99”"):
        delays_from([(day("2025-01-01"), "99", None)])


@pytest.mark.parametrize(
    ("written", "delays"),
    [
        ("2019-04-10/2019-06-05/02", [("2019-04-10", "2019-06-05")]),
        ("2019-04-10/2019-06-05/03", []),
        ("2019-04-10/2019-06-05/5a; 2019-09-01//01", [("2019-09-01", None)]),
    ],
)
def test_a_delay_with_the_courts_code_counts_as_the_code_says(written, delays):
    days = tuple((dt.date.fromisoformat(a), dt.date.fromisoformat(b) if b else None) for a, b in delays)
    assert parse_value(FACTS["delays"], written) == days


def test_a_code_whose_effect_is_not_known_is_refused():
    with pytest.raises(FactError, match="Appendix O"):
        parse_value(FACTS["delays"], "2019-04-10/2019-06-05/77")
