"""Forms of relief beyond the twelve rules in openfisca-core: parole, special immigrant juveniles, VAWA, TPS.

They are compared, not timed. Where the law is open openfisca has no answer of its own: what would be open is no there,
and not compared, for our reader says unknown. Temporary protected status stands in `openfisca_tps`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from amparo.law.tree import Rule, facts_of
from bench import openfisca_tps
from bench.core import LAW, TODAY
from bench.openfisca_rules import ASKED, PERIOD, Array, Counting, added_facts, one_of, prepared, ruled, system

RELIEF: dict[str, Rule] = {name: TODAY.relief(name) for name in ("parole", "sij", "vawa", "tps")}
FACTS = sorted({name for rule in RELIEF.values() for name in facts_of(rule)})


def parole(person: Any, period: Any) -> Array:
    here, unadmitted = person("in_us", period), person("present_without_admission", period)
    reason = (
        person("urgent_humanitarian_reason", period)
        + person("significant_public_benefit", period)
        + here * unadmitted * person("military_family", period)
    )
    refugee = person("parole_in_place_of_refugee_admission", period) * np.logical_not(
        person("compelling_public_interest", period)
    )
    return (
        (np.logical_not(here) + unadmitted)
        * reason
        * np.logical_not(np.logical_not(here) * refugee)
        * np.logical_not(person("flight_or_security_risk", period))
    )


def filed_by(person: Any, period: Any, petition: str, filed_on: str, last: Array) -> Array:
    """Whether a petition that was not refused was filed, by a last day."""
    day = person(filed_on, period)
    return one_of(person, period, petition, "pending", "approved") * (day <= ASKED) * (day <= last)


def sij(person: Any, period: Any) -> Array:
    approved = one_of(person, period, "sij_petition", "approved")
    last = person("last_day_under_21", period)
    young = (last >= ASKED) + filed_by(person, period, "sij_petition", "sij_petition_filed_on", last)
    filed = one_of(person, period, "sij_petition", "pending", "approved")
    single = person("unmarried", period) * (np.logical_not(filed) + person("unmarried_at_sij_filing", period))
    stands = ("in_force", "ended_by_age", "ended_by_permanency")
    return (
        person("in_us", period)
        * (approved + young)
        * (approved + single)
        * person("juvenile_court_dependency", period)
        * person("juvenile_court_had_jurisdiction", period)
        * (approved + one_of(person, period, "juvenile_order_standing", *stands))
        * person("reunification_not_viable", period)
        * person("return_not_in_best_interest", period)
        * (approved + person("sij_sought_for_protection", period))
        * (np.logical_not(person("order_changed_hhs_custody", period)) + person("hhs_specific_consent", period))
    )


def vawa_filed_by(person: Any, period: Any, last: Array) -> Array:
    return filed_by(person, period, "vawa_petition", "vawa_filed_on", last)


def in_two_years(person: Any, period: Any, day: str) -> Array:
    """Two years from an event have not passed, or had not when the petition was filed."""
    last = person(f"two_years_from_{day}", period)
    return (last >= ASKED) + vawa_filed_by(person, period, last)


def abuser_status_counts(person: Any, period: Any) -> Array:
    lost = vawa_filed_by(person, period, person("abuser_lost_status_on", period)) + person(
        "status_lost_for_violence", period
    ) * in_two_years(person, period, "abuser_lost_status_on")
    any_status = one_of(person, period, "abuser_status", "us_citizen", "permanent_resident") + lost * one_of(
        person, period, "abuser_status", "lost_citizenship", "lost_residence"
    )
    citizen = one_of(person, period, "abuser_status", "us_citizen") + lost * one_of(
        person, period, "abuser_status", "lost_citizenship"
    )
    return (
        one_of(person, period, "abuser_relation", "spouse", "parent") * any_status
        + one_of(person, period, "abuser_relation", "adult_son_or_daughter") * citizen
    )


def abuser_relation_holds(person: Any, period: Any) -> Array:
    divorced = one_of(person, period, "abuser_relation_standing", "divorced")
    citizen_died = one_of(person, period, "abuser_relation_standing", "abuser_died") * one_of(
        person, period, "abuser_status", "us_citizen"
    )
    before_the_end = vawa_filed_by(person, period, person("abuser_relation_ended_on", period))
    spouse = one_of(person, period, "abuser_relation", "spouse")
    no_child = one_of(person, period, "abuser_relation", "spouse", "adult_son_or_daughter")
    soon = in_two_years(person, period, "abuser_relation_ended_on")
    return (
        one_of(person, period, "vawa_petition", "approved")
        + one_of(person, period, "abuser_relation_standing", "ongoing")
        + before_the_end * (divorced + citizen_died)
        + spouse * divorced * person("divorce_connected_with_abuse", period) * soon
        + no_child * citizen_died * soon
    )


def abused_child_counts(person: Any, period: Any) -> Array:
    """A child of the abuser under 21, or under 25 where the abuse delayed the petition."""
    last, latest = person("last_day_under_21", period), person("last_day_under_25", period)
    young = (last >= ASKED) + vawa_filed_by(person, period, last)
    delayed = person("abuse_before_21", period) * person("abuse_delayed_filing", period)
    later = (latest >= ASKED) + vawa_filed_by(person, period, latest)
    child = person("unmarried", period) * person("abuser_parent_by_law", period) * (young + delayed * later)
    others = one_of(person, period, "abuser_relation", "spouse", "adult_son_or_daughter")
    return others + one_of(person, period, "vawa_petition", "approved") + child


def vawa(person: Any, period: Any) -> Array:
    spouse = one_of(person, period, "abuser_relation", "spouse")
    parent = one_of(person, period, "abuser_relation", "parent")
    no_marriage = parent + one_of(person, period, "abuser_relation", "adult_son_or_daughter")
    ended = one_of(person, period, "abuser_relation_standing", "divorced", "abuser_died")
    pending = np.logical_not(one_of(person, period, "vawa_petition", "approved"))
    remarried = spouse * ended * pending * person("remarried_since", period)
    valid = person("abuser_marriage_valid", period) + person("believed_marriage_valid", period)
    under_14 = parent * (person("turns_14", period) > ASKED)
    return (
        person("abused_by_family_member", period)
        * (no_marriage + person("abused_during_marriage", period))
        * person("abuser_status_counts", period)
        * person("abuser_relation_holds", period)
        * np.logical_not(remarried)
        * (no_marriage + valid)
        * (no_marriage + person("good_faith_marriage", period))
        * (person("resided_during_relation", period) + person("resided_with_abuser", period))
        * person("abused_child_counts", period)
        * (person("good_moral_character", period) + under_14)
        * (person("in_us", period) + person("abuse_in_us", period) + person("abuser_in_us_service", period))
        * np.logical_not(person("marriage_fraud_before", period))
    )


def counted_days(by: Counting) -> dict[str, Any]:
    """The formulas that count days."""

    def last_day_under_21(person: Any, period: Any) -> Array:
        return by.anniversary(person("born_on", period), 21) - 1

    def last_day_under_25(person: Any, period: Any) -> Array:
        return by.anniversary(person("born_on", period), 25) - 1

    def turns_14(person: Any, period: Any) -> Array:
        return by.birthday(person("born_on", period), 14)

    def two_years_from_abuser_lost_status_on(person: Any, period: Any) -> Array:
        return by.anniversary(person("abuser_lost_status_on", period), 2)

    def two_years_from_abuser_relation_ended_on(person: Any, period: Any) -> Array:
        return by.anniversary(person("abuser_relation_ended_on", period), 2)

    formulas = (
        last_day_under_21,
        last_day_under_25,
        turns_14,
        two_years_from_abuser_lost_status_on,
        two_years_from_abuser_relation_ended_on,
    )
    found = {formula.__name__: formula for formula in formulas}
    return found | {"last_day_after_tps_ground": openfisca_tps.last_day_after_tps_ground(by)}


FORMULAS = (
    *(parole, sij),
    *(abuser_status_counts, abuser_relation_holds, abused_child_counts, vawa),
    *openfisca_tps.FORMULAS,
)


def with_relief(by: Counting) -> TaxBenefitSystem:
    """The twelve rules and these forms of relief as an openfisca system that counts days this way."""
    made = system(by)
    added_facts(made, [LAW.facts[name] for name in FACTS])
    ruled(made, {formula.__name__: formula for formula in FORMULAS}, counted_days(by))
    return made


def calculate(rules: TaxBenefitSystem, inputs: dict[str, Array], people: int) -> dict[str, Array]:
    """These forms of relief in a fresh simulation with these inputs."""
    simulation = prepared(rules, inputs, people)
    return {name: simulation.calculate(name, PERIOD) for name in RELIEF}
