"""The same twelve rules in openfisca-core, written the way its users write them: variables with numpy formulas.

openfisca is two-valued: what is not given is the default, False or 1970-01-01. Unknown cannot be said.

Days are counted in two ways: by numpy's own dates, as such formulas usually do, and looked up in this project's tables.
The second shows how much of a difference is tables against counting rather than one engine against another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from amparo.law.calendar import Unit, federal_holidays
from amparo.law.countries import COUNTRIES, WESTERN_HEMISPHERE
from amparo.law.facts import Fact, Kind
from amparo.law.tree import After, Birthday, Number, Term, WorkingDay
from amparo.law.vocabulary.family import REFUGEES
from amparo.law.vocabulary.relatives import SPOUSES
from amparo.screen.calendar_tables import ORIGIN, reached
from bench.core import DAY, LAW, every_fact

PERSON = build_entity(key="person", plural="persons", label="A person", is_person=True)
HOUSEHOLD = build_entity(
    key="household", plural="households", label="A household", roles=[{"key": "member", "plural": "members"}]
)
PERIOD = DAY.isoformat()
HOLIDAYS = np.array(sorted(day for year in range(1990, 2060) for day in federal_holidays(year)), dtype="datetime64[D]")
ASKED = np.datetime64(DAY)

type Array = Any
"""Arrays of booleans, codes or days, as openfisca hands them on."""


class Counting(Protocol):
    """How days are counted."""

    def last_day(self, days: Array, years: int) -> Array:
        """The anniversary, 29 February counted to the 28th, or the next working day."""

    def anniversary(self, days: Array, years: int) -> Array:
        """The anniversary, 29 February counted to the 28th."""

    def birthday(self, days: Array, age: int) -> Array:
        """The day of reaching an age, 29 February counted to 1 March."""

    def working_day(self, days: Array) -> Array:
        """The day, or the next working day."""


@dataclass(frozen=True)
class Counted:
    """By numpy's dates and its business days."""

    def last_day(self, days: Array, years: int) -> Array:
        return self.working_day(self.anniversary(days, years))

    def working_day(self, days: Array) -> Array:
        return np.busday_offset(days, 0, roll="forward", holidays=HOLIDAYS)

    def anniversary(self, days: Array, years: int) -> Array:
        months = days.astype("datetime64[M]")
        target = months + 12 * years
        last = (target + 1).astype("datetime64[D]") - 1
        found: Array = np.minimum(target.astype("datetime64[D]") + (days - months.astype("datetime64[D]")), last)
        return found

    def birthday(self, days: Array, age: int) -> Array:
        months = days.astype("datetime64[M]")
        found: Array = (months + 12 * age).astype("datetime64[D]") + (days - months.astype("datetime64[D]"))
        return found


@dataclass(frozen=True)
class LookedUp:
    """In the tables that our own reader uses."""

    def last_day(self, days: Array, years: int) -> Array:
        return self._reached(days, After(Number(0), years, Unit.YEARS), WorkingDay(Number(0)))

    def anniversary(self, days: Array, years: int) -> Array:
        return self._reached(days, After(Number(0), years, Unit.YEARS))

    def birthday(self, days: Array, age: int) -> Array:
        return self._reached(days, Birthday(Number(0), age))

    def working_day(self, days: Array) -> Array:
        return self._reached(days, WorkingDay(Number(0)))

    def _reached(self, days: Array, *steps: Term) -> Array:
        return _table(steps)[days.view(np.int64) - ORIGIN]


@cache
def _table(steps: tuple[Term, ...]) -> Array:
    return reached(steps).astype(np.int64).view("datetime64[D]")


def _values(fact: Fact) -> list[str]:
    return list(COUNTRIES) if fact.kind is Kind.COUNTRY else list(fact.choices)


ENUMS = {
    fact.name: Enum(fact.name, {f"v_{value}": value for value in _values(fact)})
    for fact in LAW.facts.values()
    if fact.kind in (Kind.CHOICE, Kind.COUNTRY)
}


def _input(fact: Fact) -> type[Variable]:
    told: dict[str, Any] = {"entity": PERSON, "definition_period": DateUnit.ETERNITY, "label": fact.label.en}
    match fact.kind:
        case Kind.DATE:
            told |= {"value_type": dt.date}
        case Kind.NUMBER:
            told |= {"value_type": int}
        case Kind.YES_NO:
            told |= {"value_type": bool}
        case _:
            choices = ENUMS[fact.name]
            told |= {"value_type": Enum, "possible_values": choices, "default_value": list(choices)[-1]}
    return type(fact.name, (Variable,), told)


def _rule(name: str, formula: Any, value_type: type = bool) -> type[Variable]:
    told = {"value_type": value_type, "entity": PERSON, "definition_period": DateUnit.DAY, "formula": formula}
    return type(name, (Variable,), told)


def one_of(person: Any, period: Any, fact: str, *values: str) -> Array:
    held = person(fact, period)
    codes = [list(ENUMS[fact]).index(ENUMS[fact][f"v_{value}"]) for value in values]
    return np.isin(held, codes) if len(codes) > 1 else np.asarray(held) == codes[0]


def counted_days(by: Counting) -> dict[str, Any]:
    """The formulas that count days."""

    def one_year_asylum(person: Any, period: Any) -> Array:
        return by.last_day(np.maximum(person("last_entry_on", period), np.datetime64("1997-04-01")), 1)

    def status_day(person: Any, period: Any) -> Array:
        refugee = one_of(person, period, "petitioner_status", *REFUGEES)
        return np.where(refugee, person("refugee_admitted_on", period), person("asylum_granted_on", period))

    def i730_last_day(person: Any, period: Any) -> Array:
        return by.last_day(person("status_day", period), 2)

    def turns_16(person: Any, period: Any) -> Array:
        return by.birthday(person("beneficiary_born_on", period), 16)

    def turns_18(person: Any, period: Any) -> Array:
        return by.birthday(person("beneficiary_born_on", period), 18)

    def turns_21(person: Any, period: Any) -> Array:
        return by.birthday(person("beneficiary_born_on", period), 21)

    formulas = (one_year_asylum, status_day, i730_last_day, turns_16, turns_18, turns_21)
    return {formula.__name__: formula for formula in formulas}


def fear(person: Any, period: Any) -> Array:
    return person("past_persecution", period) + person("well_founded_fear", period)


def nexus(person: Any, period: Any) -> Array:
    return np.logical_not(one_of(person, period, "protected_ground", "none"))


def filed(person: Any, period: Any) -> Array:
    given = person("asylum_filed_on", period)
    return person("asylum_filed", period) + ((given > np.datetime64("1970-01-01")) * (given <= ASKED))


def timely(person: Any, period: Any) -> Array:
    last = person("one_year_asylum", period)
    in_time = (last >= ASKED) + person("filed", period) * (person("asylum_filed_on", period) <= last)
    excused = (person("changed_circumstances", period) + person("extraordinary_circumstances", period)) * person(
        "filed_within_reasonable_period", period
    )
    mendez_rojas = person("asylum_filed_on", period) <= np.datetime64("2022-04-22")
    deemed = person("mendez_rojas_member", period) * person("filed", period) * mendez_rojas
    return person("unaccompanied_child", period) + in_time + deemed + excused


def common_bars(person: Any, period: Any) -> Array:
    return (
        person("persecutor", period)
        + person("serious_nonpolitical_crime", period)
        + person("security_danger", period)
        + person("terrorism", period)
    )


def withholding_bars(person: Any, period: Any) -> Array:
    return (
        person("common_bars", period)
        + person("particularly_serious_crime", period)
        + person("aggravated_felony_five_years", period)
    )


def barred(person: Any, period: Any) -> Array:
    return (
        person("common_bars", period)
        + person("particularly_serious_crime", period)
        + person("aggravated_felony", period)
        + person("firmly_resettled", period)
        + person("safe_third_country", period) * np.logical_not(person("unaccompanied_child", period))
        + person("prior_asylum_denied", period) * np.logical_not(person("changed_circumstances", period))
    )


def lawful_pathways(person: Any, period: Any) -> Array:
    entry, time = person("last_entry_on", period), person("entry_time_eastern", period)
    first = np.datetime64("2023-05-11")
    entered = ((entry > first) + (entry == first) * (time >= 2359)) * (entry <= np.datetime64("2025-05-11"))
    near_mexico = one_of(person, period, "entry_border", "sea") * one_of(person, period, "coast_landed", "near_mexico")
    covers = (
        (one_of(person, period, "entry_border", "southwest_land") + near_mexico)
        * person("transited_third_country", period)
        * np.logical_not(person("clearly_admissible", period))
    )
    excepted = (
        person("unaccompanied_child", period)
        + person("authorized_parole_travel", period)
        + person("dhs_appointment", period)
        + person("app_not_usable", period)
        + person("transit_protection_denied", period)
        + person("acute_medical_emergency", period)
        + person("imminent_extreme_threat", period)
        + person("trafficking_victim", period)
        + person("other_compelling_circumstances", period)
    )
    return entered * covers * np.logical_not(excepted)


def nobody(person: Any, _period: Any) -> Array:
    return np.zeros(person.count, dtype=bool)


def returnable(person: Any, period: Any) -> Array:
    met = person("encountered_on", period)
    arriving = (
        one_of(person, period, "entry_border", "southwest_land")
        * one_of(person, period, "entry_manner", "port_of_entry", "between_ports")
        * np.logical_not(person("clearly_admissible", period))
    )
    exempt = (
        person("unaccompanied_child", period)
        + one_of(person, period, "nationality", "MX")
        + person("in_expedited_removal", period)
        + person("known_health_issue", period)
        + person("criminal_history_or_violence", period)
        + person("of_interest_to_governments", period)
        + person("returning_lpr", period)
        + person("parolee_or_advance_parole", period)
        + one_of(person, period, "fear_interview_result", "positive")
    )
    first = (met >= np.datetime64("2019-01-28")) * (met <= np.datetime64("2021-01-20"))
    second = (
        (met >= np.datetime64("2021-12-06"))
        * (met <= np.datetime64("2022-08-08"))
        * one_of(person, period, "nationality", *WESTERN_HEMISPHERE)
        * np.logical_not(person("particularly_vulnerable", period))
    )
    return arriving * np.logical_not(exempt) * (first + second)


def happened(person: Any, period: Any, fact: str) -> Array:
    """Whether a day is given and has come."""
    day = person(fact, period)
    return (day > np.datetime64("1970-01-01")) * (day <= ASKED)


def order_stands(person: Any, period: Any) -> Array:
    """An order of removal that no later decision reopened or sent back."""
    orders = ("final_order_on", "in_absentia_order_on")
    ordered = happened(person, period, orders[0]) + happened(person, period, orders[1])
    undone = np.zeros(person.count, dtype=bool)
    for event in ("reopened_on", "remanded_on"):
        after = np.ones(person.count, dtype=bool)
        for order in orders:
            after = after * (person(order, period) <= person(event, period))
        undone = undone + happened(person, period, event) * after
    return ordered * np.logical_not(undone)


def no_fear_found(person: Any, period: Any) -> Array:
    """A negative credible-fear finding in expedited removal that was not vacated."""
    vacated = happened(person, period, "credible_fear_vacated_on") * (
        person("credible_fear_denied_on", period) <= person("credible_fear_vacated_on", period)
    )
    denied = happened(person, period, "credible_fear_denied_on")
    return denied * person("in_expedited_removal", period) * np.logical_not(vacated)


def denial_stands(person: Any, period: Any) -> Array:
    """Asylum was denied, and nothing sent the case back or changed since."""
    undone = np.zeros(person.count, dtype=bool)
    for event in ("reopened_on", "remanded_on"):
        undone = undone + happened(person, period, event) * (
            person("asylum_denied_on", period) <= person(event, period)
        )
    return happened(person, period, "asylum_denied_on") * np.logical_not(
        undone + person("changed_circumstances", period)
    )


def withholding_closed(person: Any, period: Any) -> Array:
    only = person("withholding_only", period) + person("reinstated_removal_order", period)
    near = person("in_us", period) + person("in_mexico", period) + person("returned_to_mexico", period)
    elsewhere = np.logical_not(near + person("physically_present_or_arriving", period))
    return person("order_stands", period) * np.logical_not(only) + person("no_fear_found", period) + elsewhere


def asylum(person: Any, period: Any) -> Array:
    closed = person("order_stands", period) + person("withholding_only", period) + person("no_fear_found", period)
    return (
        person("physically_present_or_arriving", period)
        * person("fear", period)
        * person("nexus", period)
        * person("timely", period)
        * np.logical_not(person("barred", period))
        * np.logical_not(person("lawful_pathways_applies", period) + person("transit_bar_2019_applies", period))
        * np.logical_not(person("securing_the_border_applies", period) + person("proclamation_10888_applies", period))
        * np.logical_not(person("reinstated_removal_order", period))
        * np.logical_not(closed + happened(person, period, "own_asylum_granted_on"))
        * np.logical_not(person("denial_stands", period))
    )


def withholding(person: Any, period: Any) -> Array:
    return (
        person("likely_persecution", period)
        * person("nexus", period)
        * np.logical_not(person("withholding_bars", period) + person("withholding_closed", period))
    )


def cat_deferral(person: Any, period: Any) -> Array:
    tortured = person("likely_torture", period) * person("government_involvement", period)
    return tortured * np.logical_not(person("withholding_closed", period))


def cat_withholding(person: Any, period: Any) -> Array:
    return person("cat_deferral", period) * np.logical_not(person("withholding_bars", period))


def spouse_or_child(person: Any, period: Any) -> Array:
    """By a marriage, birth or adoption that the law counts; on the day asked informal marriages may."""
    adopted_on = np.minimum(person("adopted_on", period), ASKED)
    young = (adopted_on < person("turns_16", period)) + person("adopted_with_sibling", period)
    stepchild = np.minimum(person("stepparent_married_on", period), ASKED) < person("turns_18", period)
    return (
        one_of(person, period, "relation", "spouse", "child")
        + one_of(person, period, "relation", "proxy_spouse") * person("marriage_consummated", period)
        + one_of(person, period, "relation", "informal_spouse") * person("marriage_could_not_be_recognized", period)
        + one_of(person, period, "relation", "child_of_father") * person("bona_fide_parent_child", period)
        + one_of(person, period, "relation", "stepchild") * stepchild * person("step_marriage_lasts", period)
        + one_of(person, period, "relation", "adopted_child")
        * (adopted_on < person("turns_18", period))
        * young
        * person("two_years_with_adopter", period)
    )


def related_by(person: Any, period: Any, day: Array) -> Array:
    """Neither a stepchild nor an adopted child since a later day."""
    married, adopted = person("stepparent_married_on", period), person("adopted_on", period)
    late_step = one_of(person, period, "relation", "stepchild") * (married > day)
    late_adoption = one_of(person, period, "relation", "adopted_child") * (adopted > day)
    return np.logical_not(late_step + late_adoption)


def i730(person: Any, period: Any) -> Array:
    refugee = one_of(person, period, "petitioner_status", *REFUGEES)
    last = person("i730_last_day", period)
    filed_on = person("i730_filed_on", period)
    is_filed = person("i730_filed", period) + (filed_on > np.datetime64("1970-01-01")) * (filed_on <= ASKED)
    in_time = is_filed * (filed_on <= last) + (last >= ASKED) + person("humanitarian_reason", period)
    turns, status = person("turns_21", period), person("status_day", period)
    applied_on = np.where(
        refugee, person("principal_refugee_interview_on", period), person("principal_i589_filed_on", period)
    )
    under = turns > np.minimum(applied_on, ASKED)
    frozen = (turns > ASKED) + (turns <= status) * (status >= np.datetime64("2002-08-06"))
    spouse = one_of(person, period, "relation", *SPOUSES)
    to_evade = refugee * spouse * person("marriage_to_evade", period)
    return (
        person("petitioner_principal", period)
        * one_of(person, period, "petitioner_status", "asylee", "refugee")
        * person("spouse_or_child", period)
        * person("relation_existed_on_grant", period)
        * related_by(person, period, status)
        * (spouse + person("beneficiary_unmarried", period) * under * frozen)
        * in_time
        * np.logical_not(person("beneficiary_previously_granted", period) + person("beneficiary_barred", period))
        * np.logical_not(refugee * person("beneficiary_inadmissible", period) + to_evade)
    )


def derivative_asylum(person: Any, period: Any) -> Array:
    granted_on = person("asylum_granted_on", period)
    granted = person("principal_asylum_granted", period) + (granted_on > np.datetime64("1970-01-01")) * (
        granted_on <= ASKED
    )
    under = person("turns_21", period) > np.minimum(person("principal_i589_filed_on", period), ASKED)
    spouse = one_of(person, period, "relation", *SPOUSES)
    return (
        (person("principal_asylum_pending_or_granted", period) + granted)
        * person("spouse_or_child", period)
        * person("relation_before_grant", period)
        * (np.logical_not(granted) + related_by(person, period, granted_on))
        * np.where(granted, person("in_us_on_grant", period), person("in_us", period))
        * (np.logical_not(granted) + person("included_in_i589", period))
        * (spouse + person("beneficiary_unmarried", period) * under)
        * np.logical_not(person("common_bars", period) + person("particularly_serious_crime", period))
        * np.logical_not(person("aggravated_felony", period) + person("reinstated_removal_order", period))
        * np.logical_not(person("order_stands", period) + happened(person, period, "own_asylum_granted_on"))
    )


FORMULAS = {
    "fear": fear,
    "nexus": nexus,
    "filed": filed,
    "timely": timely,
    "common_bars": common_bars,
    "withholding_bars": withholding_bars,
    "barred": barred,
    "spouse_or_child": spouse_or_child,
    "order_stands": order_stands,
    "no_fear_found": no_fear_found,
    "denial_stands": denial_stands,
    "withholding_closed": withholding_closed,
    "asylum": asylum,
    "withholding": withholding,
    "cat_withholding": cat_withholding,
    "cat_deferral": cat_deferral,
    "i730": i730,
    "derivative_asylum": derivative_asylum,
    "mpp_returnable": returnable,
    "transit_bar_2019_applies": nobody,
    "lawful_pathways_applies": lawful_pathways,
    "securing_the_border_applies": nobody,
    "proclamation_10888_applies": nobody,
}
CORE = [*list(FORMULAS)[11:], "one_year_asylum"]


def system(by: Counting) -> TaxBenefitSystem:
    """The rules as an openfisca system that counts days this way."""
    made = TaxBenefitSystem([PERSON, HOUSEHOLD])
    added_facts(made, [LAW.facts[name] for name in every_fact()])
    ruled(made, FORMULAS, counted_days(by))
    return made


def added_facts(made: TaxBenefitSystem, facts: Sequence[Fact]) -> None:
    """Facts as inputs, those that are not there yet."""
    for fact in facts:
        if made.get_variable(fact.name) is None:
            made.add_variable(_input(fact))


def ruled(made: TaxBenefitSystem, formulas: Mapping[str, Any], days: Mapping[str, Any]) -> None:
    """Formulas of yes and no, and of days."""
    for name, formula in formulas.items():
        made.add_variable(_rule(name, formula))
    for name, formula in days.items():
        made.add_variable(_rule(name, formula, dt.date))


def inputs_of(docket: pl.DataFrame) -> dict[str, Array]:
    """The columns of a docket as openfisca takes them: gaps become the default."""
    found: dict[str, Array] = {}
    for name in docket.columns:
        if name not in LAW.facts:
            continue
        fact, column = LAW.facts[name], docket[name]
        if fact.kind is Kind.DATE:
            found[name] = column.fill_null(dt.date(1970, 1, 1)).to_numpy().astype("datetime64[D]")
        elif fact.kind is Kind.YES_NO:
            found[name] = column.fill_null(False).to_numpy()
        elif fact.kind is Kind.NUMBER:
            found[name] = column.fill_null(0).to_numpy()
        else:
            last = len(_values(fact)) - 1
            found[name] = column.to_physical().fill_null(last).to_numpy().astype(np.int16)
    return found


def calculate(rules: TaxBenefitSystem, inputs: dict[str, Array], people: int) -> dict[str, Array]:
    """A fresh simulation with these inputs, and the twelve rules calculated in it."""
    simulation = prepared(rules, inputs, people)
    return {name: simulation.calculate(name, PERIOD) for name in CORE}


def prepared(rules: TaxBenefitSystem, inputs: dict[str, Array], people: int) -> Any:
    """A fresh simulation with these inputs set."""
    simulation = SimulationBuilder().build_default_simulation(rules, count=people)
    for name, values in inputs.items():
        simulation.set_input(name, "eternity", values)
    return simulation
