"""No yes that a lawyer would call wrong, among the kinds named: on invented dockets, by chance, and around real yeses.

What a lawyer knows stands here a second time, in plain Python beside the trees of the law.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from amparo.law.book import the_law
from amparo.law.evaluate import Reader
from amparo.law.facts import Fact, Facts, Kind, Value
from amparo.law.form_of_relief import Depth
from amparo.law.record import folded
from amparo.law.records import FOLDS
from amparo.screen.cases import read_cases
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample

LAW = the_law()
DAY = dt.date(2026, 6, 25)
WORKED = Path(__file__).parents[1] / "law/worked_cases.json"
type Wrong = Callable[[Facts, dt.date], bool]


def _day(facts: Facts, name: str) -> dt.date | None:
    value = facts.get(name)
    return value if isinstance(value, dt.date) else None


def _undone(facts: Facts, since: dt.date, day: dt.date) -> bool:
    events = (_day(facts, name) for name in ("reopened_on", "remanded_on"))
    return any(event is not None and since <= event <= day for event in events)


def _ordered(facts: Facts, day: dt.date) -> bool:
    orders = [order for name in ("final_order_on", "in_absentia_order_on") if (order := _day(facts, name))]
    orders = [order for order in orders if order <= day]
    return bool(orders) and not _undone(facts, max(orders), day)


def _denied(facts: Facts, day: dt.date) -> bool:
    denied = _day(facts, "asylum_denied_on")
    if denied is None or denied > day or facts.get("changed_circumstances") is True:
        return False
    return not _undone(facts, denied, day)


def _granted(facts: Facts, day: dt.date) -> bool:
    granted = _day(facts, "own_asylum_granted_on")
    return granted is not None and granted <= day


def _no_fear(facts: Facts, day: dt.date) -> bool:
    denied, vacated = _day(facts, "credible_fear_denied_on"), _day(facts, "credible_fear_vacated_on")
    stands = denied is not None and denied <= day and not (vacated and denied <= vacated <= day)
    return stands and facts.get("in_expedited_removal") is not False


def _age(facts: Facts, day: dt.date) -> int | None:
    born = _day(facts, "born_on")
    return None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _is(**wanted: Value) -> Wrong:
    return lambda facts, _: all(facts.get(name) == value for name, value in wanted.items())


def _out_of_time(facts: Facts, day: dt.date) -> bool:
    came, filed = _day(facts, "last_entry_on"), _day(facts, "asylum_filed_on") or day
    excuses = ("unaccompanied_child", "found_unaccompanied_before", "mendez_rojas_member")
    excuses += ("changed_circumstances", "extraordinary_circumstances")
    excused = any(facts.get(name) is True for name in excuses)
    return came is not None and (filed - max(came, dt.date(1997, 4, 1))).days > 375 and not excused


def _spouse_unmarried(facts: Facts, _day: dt.date) -> bool:
    by_abuse = facts.get("abuser_relation") == "spouse" and facts.get("abuser_relation_standing") == "ongoing"
    return facts.get("unmarried") is True and by_abuse and facts.get("vawa_petition") != "approved"


def _too_old(age: int, petition: str) -> Wrong:
    def wrong(facts: Facts, day: dt.date) -> bool:
        years = _age(facts, day)
        return years is not None and years > age and facts.get(petition) not in ("pending", "approved")

    return wrong


def _child_too_old(facts: Facts, day: dt.date) -> bool:
    years = _age(facts, day)
    too_old = years is not None and years > 25 and facts.get("vawa_petition") not in ("pending", "approved")
    return too_old and facts.get("abuser_relation") == "parent"


def _elsewhere(facts: Facts, _day: dt.date) -> bool:
    near = ("in_mexico", "returned_to_mexico", "physically_present_or_arriving")
    return facts.get("in_us") is False and not any(facts.get(name) is True for name in near)


def _order_without_withholding_only(facts: Facts, day: dt.date) -> bool:
    only = facts.get("withholding_only") is True or facts.get("reinstated_removal_order") is True
    return _ordered(facts, day) and not only


def _two_years_over(facts: Facts, day: dt.date) -> bool:
    refugee = str(facts.get("petitioner_status")).startswith("refugee")
    since = _day(facts, "refugee_admitted_on" if refugee else "asylum_granted_on")
    filed = _day(facts, "i730_filed_on") or (day if facts.get("i730_filed") is False else None)
    late = since is not None and filed is not None and (filed - since).days > 740
    return late and facts.get("humanitarian_reason") is not True


BARS = ("persecutor", "particularly_serious_crime", "serious_nonpolitical_crime", "security_danger", "terrorism")
BARRED = tuple(_is(**{bar: True}) for bar in BARS)
A_US_NATIONAL = _is(nationality="US")
NO_WITHHOLDING = (_order_without_withholding_only, _no_fear, _elsewhere, A_US_NATIONAL)

WRONG: Mapping[str, tuple[Wrong, ...]] = {
    "asylum": (
        *(_ordered, _granted, _denied, _no_fear, _out_of_time, A_US_NATIONAL, *BARRED),
        *(_is(withholding_only=True), _is(reinstated_removal_order=True), _is(aggravated_felony=True)),
        *(_is(physically_present_or_arriving=False), _is(protected_ground="none"), _is(firmly_resettled=True)),
        _is(past_persecution=False, well_founded_fear=False),
    ),
    "withholding": (*NO_WITHHOLDING, *BARRED, _is(protected_ground="none"), _is(likely_persecution=False)),
    "cat_withholding": (*NO_WITHHOLDING, *BARRED, _is(likely_torture=False), _is(government_involvement=False)),
    "cat_deferral": (*NO_WITHHOLDING, _is(likely_torture=False), _is(government_involvement=False)),
    "vawa": (
        *(_spouse_unmarried, _child_too_old, _is(abuser_relation="other"), _is(abuser_status="other")),
        *(_is(abused_by_family_member=False), _is(marriage_fraud_before=True, abuser_relation="spouse")),
        _is(abuser_relation="adult_son_or_daughter", abuser_status="permanent_resident"),
    ),
    "sij": (
        *(_too_old(21, "sij_petition"), _is(in_us=False), _is(juvenile_court_dependency=False)),
        *(_is(unmarried=False, sij_petition="not_filed"), _is(reunification_not_viable=False)),
    ),
    "tps": (
        *(_is(in_us=False), _is(felony_conviction=True), _is(tps_history="denied"), _is(tps_history="withdrawn")),
        *(_is(nationality=country) for country in ("MX", "GT", "US", "CN", "IN")),
        *BARRED,
    ),
    "i730": (
        *(_two_years_over, _is(petitioner_principal=False), _is(beneficiary_previously_granted=True)),
        *(_is(relation=relation) for relation in ("parent", "sibling", "other", "former_spouse", "second_spouse")),
        *(_is(relation="child", beneficiary_unmarried=False), _is(petitioner_status="ended")),
    ),
    "derivative_asylum": (
        *(_ordered, _granted, _no_fear, A_US_NATIONAL, *BARRED, _is(withholding_only=True)),
        *(_is(relation=relation) for relation in ("parent", "sibling", "other", "former_spouse", "second_spouse")),
        *(_is(relation="spouse", unmarried=True), _is(in_us=False, principal_asylum_granted=False)),
    ),
}


def test_no_yes_is_one_that_a_lawyer_would_call_wrong():
    wrong: list[str] = []
    yeses = 0
    for facts, day, names in (*_people(), *_around_a_yes()):
        read, today = Reader(facts, day), LAW.on(day)
        for name in names:
            if read(today.relief(name)).value is True:
                yeses += 1
                wrong += [f"{name}, an outline"] if LAW.relief[name].depth is not Depth.FULL else []
                wrong += [
                    f"{name} {n} on {day}: {facts}" for n, rule in enumerate(WRONG.get(name, ())) if rule(facts, day)
                ]
    assert wrong == []
    assert yeses > 500


type Asked = tuple[Facts, dt.date, Sequence[str]]
"""What is known of somebody, the day, and the forms of relief asked about."""


def _people() -> Iterator[Asked]:
    """An invented docket, and as many people put together by chance."""
    chance, every = Random(20260625), tuple(LAW.relief)
    for row in sample(90, seed=7).to_dicts():
        yield facts_of_row(row, LAW.facts), DAY, every
    for _ in range(90):
        yield {name: _value(fact, chance) for name, fact in LAW.facts.items() if chance.random() < 0.5}, DAY, every


def _around_a_yes() -> Iterator[Asked]:
    """The people of worked cases that say yes, each with one, two and three things more or otherwise on record."""
    chance, told, of_each = Random(20260626), list(LAW.facts.values()), Counter[str]()
    for case in read_cases(WORKED, LAW):
        if case.question.partition(":")[0] in ("relief", "option") and case.expected.get("answer") == "yes":
            facts = folded(FOLDS, case.facts, case.records, case.day).facts
            asked = (case.question.partition(":")[2],)
            of_each[asked[0]] += 1
            if of_each[asked[0]] > 4:
                continue
            yield facts, case.day, asked
            for more in range(40):
                added = chance.sample(told, 1 + more % 3)
                yield {**facts, **{fact.name: _value(fact, chance) for fact in added}}, case.day, asked


def _value(fact: Fact, chance: Random) -> Value:
    match fact.kind:
        case Kind.YES_NO:
            return chance.random() < 0.5
        case Kind.CHOICE:
            return chance.choice(list(fact.choices))
        case Kind.NUMBER:
            return chance.randrange(4)
        case Kind.COUNTRY:
            return chance.choice(("US", "MX", "SV", "VE", "GT", "XX"))
        case Kind.PERIODS:
            return ()
        case Kind.TEXT:
            return "text"
        case Kind.DATE:
            return dt.date(1985, 1, 1) + dt.timedelta(days=chance.randrange(15_000))
