"""A fictional docket: invented people, plausible lives, and the gaps that every real file has.

Nobody in it exists. The same seed gives the same people, batch by batch, on every machine.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from amparo.errors import DocketError
from amparo.law.book import the_law
from amparo.law.day_order import DAYS, IN_ONE_ROUND, IN_ORDER
from amparo.law.facts import Fact, Facts, Kind, Value
from amparo.law.status import KNOWN_AS_OF
from amparo.law.tree import facts_of
from amparo.law.vocabulary import FACTS
from amparo.screen.calendar_tables import number_of
from amparo.screen.columns import column_type
from amparo.screen.explain import contradictions

BATCH = 250_000

NEVER = np.int32(number_of(dt.date(1600, 1, 1)))
"""Stands for a day that never came; it becomes a gap."""

type Mask = npt.NDArray[np.bool_]
type Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Wave:
    """A stretch of arrivals: its share of the docket, its days, how and from where people came."""

    share: float
    first: dt.date
    last: dt.date
    border: str
    between_ports: float
    countries: dict[str, float]


WAVES = (
    Wave(0.24, dt.date(2019, 1, 28), dt.date(2020, 3, 19), "southwest_land", 0.8, {"HN": 5, "GT": 4, "SV": 2, "CU": 2, "EC": 1, "VE": 1, "NI": 1, "MX": 0.3}),
    Wave(0.10, dt.date(2021, 12, 6), dt.date(2022, 8, 8), "southwest_land", 0.9, {"NI": 4, "VE": 2, "CU": 2, "CO": 1, "EC": 1, "HN": 1, "PE": 1, "HT": 0.5}),
    Wave(0.16, dt.date(2023, 4, 20), dt.date(2024, 6, 4), "southwest_land", 0.6, {"VE": 5, "CO": 2, "EC": 2, "HT": 2, "HN": 2, "GT": 2, "MX": 2, "CN": 1, "RU": 0.5}),
    Wave(0.10, dt.date(2024, 6, 5), dt.date(2025, 1, 19), "southwest_land", 0.5, {"VE": 4, "CU": 3, "MX": 3, "HT": 2, "CO": 2, "EC": 1, "HN": 1, "AF": 0.4}),
    Wave(0.06, dt.date(2025, 1, 20), dt.date(2026, 6, 1), "southwest_land", 0.8, {"GT": 2, "HN": 2, "MX": 2, "VE": 1, "CU": 1, "NI": 1}),
    Wave(0.24, dt.date(2014, 1, 1), dt.date(2026, 6, 1), "air", 0.0, {"VE": 2, "CN": 2, "IN": 1, "NG": 1, "CM": 1, "UA": 1, "AF": 1, "SY": 0.5, "ET": 1, "SV": 0.5, "TR": 0.5}),
    Wave(0.10, dt.date(1994, 1, 1), dt.date(2018, 12, 31), "southwest_land", 0.95, {"SV": 3, "GT": 3, "HN": 3, "MX": 3, "NI": 1}),
)  # fmt: skip

_LIKELY_ORDER = (("asylum_denied_on", "remanded_on"), ("credible_fear_denied_on", "credible_fear_vacated_on"))
"""Days that can come either way round, and seldom do."""

LIKELY: dict[str, float] = {
    "physically_present_or_arriving": 0.97,
    "past_persecution": 0.55,
    "well_founded_fear": 0.75,
    "likely_persecution": 0.45,
    "likely_torture": 0.2,
    "government_involvement": 0.35,
    "in_us": 0.9,
    "unmarried": 0.6,
    "fears_mexico": 0.6,
    "changed_circumstances": 0.12,
    "extraordinary_circumstances": 0.2,
    "filed_within_reasonable_period": 0.6,
    "hearing_notice_received": 0.8,
    "petitioner_principal": 0.8,
    "relation_existed_on_grant": 0.9,
    "relation_before_grant": 0.9,
    "beneficiary_unmarried": 0.85,
    "marriage_consummated": 0.8,
    "marriage_could_not_be_recognized": 0.5,
    "bona_fide_parent_child": 0.8,
    "step_marriage_lasts": 0.85,
    "two_years_with_adopter": 0.85,
    "included_in_i589": 0.8,
    "listed_on_application": 0.95,
    "in_us_on_grant": 0.8,
    "has_information_about_crime": 0.6,
    "helpful_to_investigation": 0.5,
    "good_faith_marriage": 0.9,
    "good_moral_character": 0.9,
    "resided_with_abuser": 0.8,
    "tps_registered_in_time": 0.5,
    "unmarried_at_sij_filing": 0.9,
    "juvenile_court_had_jurisdiction": 0.9,
    "sij_sought_for_protection": 0.9,
    "abused_during_marriage": 0.8,
    "resided_during_relation": 0.8,
    "abuser_marriage_valid": 0.9,
    "abuser_parent_by_law": 0.8,
    "abuse_before_21": 0.8,
    "known_health_issue": 0.15,
    "particularly_vulnerable": 0.2,
    "dhs_appointment": 0.3,
}
"""How often a yes/no fact that is known is yes; all others one time in twenty-five."""
SELDOM = 0.04

SPARSE = frozenset(
    [
        "remanded_on",
        "credible_fear_denied_on",
        "annual_fee_notice_on",
        "in_absentia_order_on",
        "court_set_evidence_deadline_on",
        "principal_refugee_interview_on",
        "refugee_admitted_on",
        "petitioner_naturalized_on",
        "ead_expires_on",
        "ead_renewal_filed_on",
        "final_order_on",
        "moved_on",
        "asylum_denied_on",
        "judge_decision_on",
        "evidence_filed_on",
        "appeal_received_on",
        "reconsideration_filed_on",
        "reopening_filed_on",
        "petition_for_review_filed_on",
        "rescission_filed_on",
        "court_told_of_move_on",
        "uscis_told_of_move_on",
        "sij_petition_filed_on",
        "vawa_filed_on",
        "tps_filed_on",
        "tps_late_ground_ended_on",
        "abuser_relation_ended_on",
        "abuser_lost_status_on",
        "credible_fear_reviewed_on",
        "annual_fee_paid_on",
        "casa_or_asap_member",
        "immdef_client",
    ]
)
GAP, SPARSE_GAP = 0.12, 0.85
EARLIEST = dt.date(1995, 1, 1)
"""Nobody is invented for an earlier day: the first of them came in 1994."""


def sample_batches(people: int, seed: int, on: dt.date = KNOWN_AS_OF) -> Iterator[pl.DataFrame]:
    """The docket in batches of at most `BATCH` people, so that any number fits in memory.

    Nobody's facts contradict each other on the day `on` or later; for an earlier day of asking, give that day.
    Raises DocketError for a day before `EARLIEST`.
    """
    if on < EARLIEST:
        raise DocketError(f"nobody can be invented for {on}: choose a day from {EARLIEST} on")
    for start in range(0, people, BATCH):
        yield _batch(start, min(BATCH, people - start), np.random.default_rng((seed, start)), on)


def sample(people: int, seed: int = 1, on: dt.date = KNOWN_AS_OF) -> pl.DataFrame:
    """A docket of so many invented people, as their files stand on a day."""
    if people == 0:
        return pl.DataFrame(schema={"person": pl.String(), **{fact.name: column_type(fact) for fact in FACTS.values()}})
    return pl.concat(list(sample_batches(people, seed, on)))


def _batch(start: int, size: int, rng: np.random.Generator, on: dt.date) -> pl.DataFrame:
    draw = _Draw(size, rng)
    columns: dict[str, pl.Series] = {
        "person": pl.Series("person", [f"P-{n:08d}" for n in range(start + 1, start + size + 1)])
    }
    lives = _lives(draw, on)
    for fact in FACTS.values():
        values = lives[fact.name] if fact.name in lives else draw.anything(fact)
        columns[fact.name] = _series(fact, values, draw.gaps(fact))
    return _possible(pl.DataFrame(columns), on)


def _possible(people: pl.DataFrame, on: dt.date) -> pl.DataFrame:
    """The docket without what cannot be: days ahead of `on` or in the wrong order are left out, spouses are married."""
    ahead = [name for name in DAYS if not FACTS[name].may_lie_ahead]
    people = people.with_columns(pl.when(pl.col(name) <= on).then(pl.col(name)).alias(name) for name in ahead)
    for first, then in (*IN_ORDER, *IN_ONE_ROUND, *_LIKELY_ORDER):
        wrong = (pl.col(then) < pl.col(first)).fill_null(False)
        people = people.with_columns(pl.when(~wrong).then(pl.col(then)).alias(then))
    married = pl.col("relation").cast(pl.String).is_in(("spouse", "proxy_spouse", "second_spouse")) | (
        (pl.col("abuser_relation").cast(pl.String) == "spouse")
        & (pl.col("abuser_relation_standing").cast(pl.String) == "ongoing")
    )
    unmarried = pl.col("unmarried") & ~married.fill_null(False)
    return people.with_columns(unmarried.alias("unmarried"))


def without_contradictions(facts: Facts, on: dt.date) -> dict[str, Value]:
    """The facts of one invented person, less what cannot be right beside the others. A birth is never left out."""
    kept, law = dict(facts), the_law()
    while found := contradictions(law, kept, on):
        read = [name for name in facts_of(found[0].rule) if name in kept]
        del kept[next((name for name in read if name != "born_on"), "born_on")]
    return kept


class _Draw:
    """Random columns of one size."""

    def __init__(self, size: int, rng: np.random.Generator) -> None:
        self.size = size
        self.rng = rng

    def yes(self, share: float) -> Mask:
        return self.rng.random(self.size) < share

    def days(self, first: Numbers, spread: int) -> Numbers:
        return (first + self.rng.integers(0, spread + 1, self.size)).astype(np.int32)

    def codes(self, values: tuple[str, ...], weights: dict[str, float]) -> Numbers:
        chances = np.array([weights.get(value, 0.0) for value in values])
        return self.rng.choice(len(values), self.size, p=chances / chances.sum()).astype(np.int32)

    def choices(self, name: str) -> Numbers:
        return self.rng.integers(0, len(FACTS[name].choices), self.size, dtype=np.int32)

    def gaps(self, fact: Fact) -> Mask:
        return self.yes(SPARSE_GAP if fact.name in SPARSE else GAP)

    def anything(self, fact: Fact) -> Mask | Numbers | list[str]:
        match fact.kind:
            case Kind.YES_NO:
                return self.yes(LIKELY.get(fact.name, SELDOM))
            case Kind.CHOICE:
                return self.choices(fact.name)
            case Kind.NUMBER:
                return self.rng.integers(0, 3, self.size, dtype=np.int32)
            case Kind.DATE:
                first = np.full(self.size, number_of(dt.date(2019, 1, 1)), np.int32)
                return self.days(first, 2700)
            case _:
                return ["none"] * self.size


def _lives(draw: _Draw, on: dt.date) -> dict[str, Mask | Numbers | list[str]]:
    """The facts that hang together: when and how someone came decides what can follow."""
    wave = draw.rng.choice(len(WAVES), draw.size, p=[arrival.share for arrival in WAVES])
    entry = np.zeros(draw.size, np.int32)
    border = np.zeros(draw.size, np.int32)
    manner = np.zeros(draw.size, np.int32)
    country = np.zeros(draw.size, np.int32)
    today = number_of(on)
    borders, manners = tuple(FACTS["entry_border"].choices), tuple(FACTS["entry_manner"].choices)
    countries = tuple(column_type(FACTS["nationality"]).categories)  # type: ignore[attr-defined]
    for place, group in enumerate(WAVES):
        here = wave == place
        first, last = number_of(group.first), number_of(group.last)
        entry[here] = draw.rng.integers(first, last + 1, draw.size)[here]
        border[here] = borders.index(group.border)
        by_land = np.where(
            draw.yes(group.between_ports), manners.index("between_ports"), manners.index("port_of_entry")
        )
        manner[here] = (by_land if group.border == "southwest_land" else np.full(draw.size, manners.index("visa")))[
            here
        ]
        country[here] = draw.codes(countries, group.countries)[here]
    entry = np.minimum(entry, today - 1).astype(np.int32)
    mexican = country == countries.index("MX")
    by_land = border == borders.index("southwest_land")
    child = draw.yes(0.28)
    age = np.where(child, draw.rng.integers(0, 18 * 365, draw.size), draw.rng.integers(18 * 365, 60 * 365, draw.size))
    filed_on = draw.days(entry, 620)
    granted_on = draw.days(filed_on, 1400)
    filed = draw.yes(0.7) & (filed_on <= today)
    decided_on = draw.days(filed_on, 1500)
    refugee = draw.yes(0.1)
    petitioned, petitioned_on = draw.yes(0.15), draw.days(granted_on, 900)
    petitioned &= petitioned_on <= today
    waits = draw.yes(0.3)
    standing, late = draw.choices("abuser_relation_standing"), draw.yes(0.4)
    sij, vawa, tps = (draw.choices(name) for name in ("sij_petition", "vawa_petition", "tps_history"))
    in_mpp = by_land & (wave <= 1) & ~mexican & draw.yes(0.7)
    return {
        "last_entry_on": entry,
        "entry_time_eastern": (draw.rng.integers(0, 24, draw.size) * 100 + draw.rng.integers(0, 60, draw.size)).astype(
            np.int32
        ),
        "encountered_on": draw.days(entry, 1),
        "entry_border": border,
        "entry_manner": manner,
        "nationality": country,
        "last_habitual_residence": country,
        "born_on": (entry - age).astype(np.int32),
        "beneficiary_born_on": (entry - age).astype(np.int32),
        "unaccompanied_child": child & draw.yes(0.25),
        "clearly_admissible": ~by_land & draw.yes(0.8),
        "transited_third_country": by_land & ~mexican & draw.yes(0.97),
        "asylum_filed": filed,
        "asylum_filed_on": _only(filed, filed_on),
        "principal_i589_filed_on": filed_on,
        "petitioner_status": refugee.astype(np.int32),
        "asylum_granted_on": _only(~refugee, granted_on),
        "refugee_admitted_on": _only(refugee, granted_on),
        "principal_asylum_granted": ~refugee & (granted_on <= today),
        "stepparent_married_on": draw.days((entry - 2000).astype(np.int32), 1900),
        "adopted_on": draw.days((entry - 3000).astype(np.int32), 2900),
        "i730_filed": petitioned,
        "i730_filed_on": _only(petitioned, petitioned_on),
        "asylum_denied_on": decided_on,
        "judge_decision_on": decided_on,
        "final_order_on": draw.days(decided_on, 400),
        **_filings(draw, decided_on),
        "hearing_on": draw.days(np.full(draw.size, number_of(dt.date(2026, 1, 5)), np.int32), 900),
        "protected_ground": draw.codes(
            tuple(FACTS["protected_ground"].choices),
            {
                "political_opinion": 4,
                "particular_social_group": 5,
                "religion": 1,
                "race": 0.6,
                "nationality": 0.4,
                "none": 2,
            },
        ),
        "returned_to_mexico": in_mpp,
        "in_mexico": in_mpp & waits,
        "in_us": ~in_mpp | ~waits,
        "present_without_admission": (~in_mpp | ~waits) & by_land & draw.yes(0.6),
        "sij_petition": sij,
        "sij_petition_filed_on": _only(sij > 0, draw.days(entry, 900)),
        "vawa_petition": vawa,
        "vawa_filed_on": _only(vawa > 0, draw.days(entry, 1500)),
        "abuser_relation_standing": standing,
        "abuser_relation_ended_on": _only(standing > 0, draw.days(entry, 2000)),
        "tps_late_ground_lasts": late,
        "tps_late_ground_ended_on": _only(~late, draw.days(entry, 2000)),
        "tps_history": tps,
        "tps_filed_on": _only(tps > 0, draw.days(entry, 700)),
        "fear_interview_result": draw.codes(
            tuple(FACTS["fear_interview_result"].choices),
            {"none": 6, "pending": 0.5, "positive": 0.5, "negative": 2},
        ),
        "relation": draw.codes(
            tuple(FACTS["relation"].choices),
            {
                "spouse": 4,
                "child": 5,
                "parent": 0.6,
                "sibling": 0.4,
                "other": 0.2,
                "informal_spouse": 0.4,
                "proxy_spouse": 0.1,
                "former_spouse": 0.2,
                "child_of_father": 0.4,
                "stepchild": 0.4,
                "adopted_child": 0.2,
            },
        ),
        "delays": _delays(draw, filed_on, on.isoformat()),
    }


def _only(mask: Mask, days: Numbers) -> Numbers:
    """The days of those in the mask; `NEVER` for the others."""
    return np.where(mask, days, NEVER).astype(np.int32)


def _filings(draw: _Draw, decided_on: Numbers) -> dict[str, Mask | Numbers | list[str]]:
    """What some filed after a decision: mostly in time."""
    names = ("appeal_received_on", "reconsideration_filed_on", "reopening_filed_on", "petition_for_review_filed_on")
    return {name: draw.days(decided_on, 60) for name in names}


def _delays(draw: _Draw, filed_on: Numbers, today: str) -> list[str]:
    """One adjournment in three cases, some still running."""
    began = draw.days(filed_on + 40, 90).astype("datetime64[D]").astype(str)
    until = draw.days(filed_on + 140, 90).astype("datetime64[D]").astype(str)
    kind = draw.rng.random(draw.size)
    return [
        "none" if code > 0.33 or first > today else f"{first}/{last if code > 0.05 and last <= today else ''}"
        for code, first, last in zip(kind.tolist(), began.tolist(), until.tolist(), strict=True)
    ]


def _series(fact: Fact, values: Mask | Numbers | list[str], gaps: Mask) -> pl.Series:
    column = pl.Series(fact.name, values)
    known = pl.Series(~gaps)
    if fact.kind is Kind.DATE:
        known = known & (column != NEVER)
        column = column.cast(pl.Int32).cast(pl.Date)
    elif fact.kind in (Kind.CHOICE, Kind.COUNTRY):
        column = column.cast(pl.UInt8).cat.to(column_type(fact))
    return pl.select(pl.when(known).then(column).alias(fact.name)).to_series()
