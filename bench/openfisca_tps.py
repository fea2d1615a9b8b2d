"""Temporary protected status in openfisca-core: its rules by our table of designations, given as a table.

What is compared is how the rows are read and all that is asked beside them; the days in the rows are the same on both
sides, and `tests/law` holds those against the notices. As in `openfisca_relief`, what the law leaves open is no.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from amparo.law.relief.tps_designations import DESIGNATIONS, Designation
from bench.openfisca_rules import ASKED, Array, Counting, one_of

LISTED = sorted({row.country for row in DESIGNATIONS})
SIDE_BY_SIDE = {country for country in LISTED if sum(row.country == country for row in DESIGNATIONS) > 1}


def stands(row: Designation) -> bool:
    """Without doubt, on the day asked."""
    return bool(np.datetime64(row.designated_on) <= ASKED <= np.datetime64(row.sure_until))


def national_of(person: Any, period: Any, country: str) -> Array:
    stateless = one_of(person, period, "nationality", "XX")
    return one_of(person, period, "nationality", country) + stateless * one_of(
        person, period, "last_habitual_residence", country
    )


def by_row(person: Any, period: Any, counts: Callable[[Designation], Array | bool]) -> Array:
    """Whether some row of the person's country counts."""
    found = np.zeros(person.count, dtype=bool)
    for row in DESIGNATIONS:
        found |= np.asarray(national_of(person, period, row.country) * counts(row), dtype=bool)
    return found


def here_since(person: Any, period: Any, fact: str, day: str) -> Array:
    """Of a country with one row it does not matter whether that still stands: that is asked for itself."""
    since = person(fact, period)

    def counts(row: Designation) -> Array | bool:
        begun = np.datetime64(row.designated_on) <= ASKED
        counted = stands(row) if row.country in SIDE_BY_SIDE else begun
        return counted * (since <= np.datetime64(getattr(row, day)))

    return by_row(person, period, counts)


def in_first_period(person: Any, period: Any, day: Array) -> Array:
    return by_row(
        person,
        period,
        lambda row: (np.datetime64(row.register_from) <= day) * (day <= np.datetime64(row.register_until)),
    )


def tps_filed_in_period(person: Any, period: Any) -> Array:
    filed = person("tps_filed_on", period)
    return person("tps_registered_in_time", period) + in_first_period(person, period, filed)


def tps_registered(person: Any, period: Any) -> Array:
    asked_for = np.logical_not(one_of(person, period, "tps_history", "never_asked"))
    in_period, last = person("tps_filed_in_period", period), person("last_day_after_tps_ground", period)
    ground = one_of(
        person, period, "tps_late_ground", "lawful_status", "pending_application", "parole", "spouse_or_child"
    )
    used = asked_for * np.logical_not(in_period) * (person("tps_filed_on", period) <= last)
    return (
        one_of(person, period, "tps_history", "granted")
        + asked_for * in_period
        + in_first_period(person, period, ASKED)
        + ground * (person("tps_late_ground_lasts", period) + (last >= ASKED) + used)
    )


def tps_kept(person: Any, period: Any) -> Array:
    again = one_of(person, period, "tps_reregistration", "none_due", "in_time", "late_with_cause")
    return one_of(person, period, "tps_history", "never_asked", "pending") + (
        one_of(person, period, "tps_history", "granted") * again
    )


def tps(person: Any, period: Any) -> Array:
    convicted = person("felony_conviction", period) + (person("misdemeanor_convictions", period) >= 2)
    bars = (
        person("common_bars", period)
        + person("particularly_serious_crime", period)
        + person("aggravated_felony", period)
        + person("firmly_resettled", period)
    )
    return (
        by_row(person, period, stands)
        * here_since(person, period, "continuous_residence_since", "residence_since")
        * here_since(person, period, "continuous_presence_since", "presence_since")
        * person("tps_registered", period)
        * person("tps_kept", period)
        * one_of(person, period, "tps_inadmissibility", "none", "waived")
        * np.logical_not(convicted)
        * np.logical_not(bars)
    )


def last_day_after_tps_ground(by: Counting) -> Callable[[Any, Any], Array]:
    """The formula of the sixtieth day after a ground to register late ended, or the next working day."""

    def last_day(person: Any, period: Any) -> Array:
        return by.working_day(person("tps_late_ground_ended_on", period) + np.timedelta64(60, "D"))

    return last_day


FORMULAS = (tps_filed_in_period, tps_registered, tps_kept, tps)
