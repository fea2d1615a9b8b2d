"""The check of the law: it has nothing to say of ours, and it can fail in every way."""

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

import pytest

from amparo.law.book import by_name, the_law
from amparo.law.check import check, check_policy
from amparo.law.clock import Clock
from amparo.law.deadline import Deadline
from amparo.law.facts import Fact, Kind, Says, Words, same, yes_no
from amparo.law.form_of_relief import Relief, Requirement, needs
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.possible import can_be_true
from amparo.law.status import Status
from amparo.law.tree import (
    ASKED,
    NO,
    YES,
    Applies,
    Birthday,
    Compare,
    Day,
    Element,
    InForce,
    Limited,
    Not,
    Number,
    OneOf,
    Open,
    WorkingDay,
    Yes,
    all_of,
    any_of,
    chosen,
    date_of,
    days_after,
    latest,
    number_of,
    on,
    years_after,
)

LAW = the_law()
BOTH = Words("a thing", "una cosa")
SAYS = Says(BOTH, BOTH, BOTH)


def law_with(rule, **change):
    """Our law with one more form of relief that needs this rule."""
    told = {
        "name": "made_up",
        "label": BOTH,
        "citation": "law",
        "requirements": (needs("part", BOTH, rule, "law", SAYS),),
    }
    made_up = Relief(**{**told, **change})
    return replace(LAW, relief=MappingProxyType({**LAW.relief, "made_up": made_up}))


def draft(**change):
    """A policy with nothing wrong, but for what is changed."""
    period = PolicyPeriod(
        name="first",
        entries_from=Moment(dt.date(2019, 1, 1)),
        entries_until=None,
        history=(Ruling(dt.date(2019, 1, 1), Status.IN_FORCE, "law"),),
        covers=YES,
    )
    inside = {name: change.pop(name) for name in list(change) if name in PolicyPeriod.__slots__ and name != "name"}
    told = {
        "name": "draft",
        "label": BOTH,
        "citation": "law",
        "entry_fact": "last_entry_on",
        "periods": (replace(period, **inside),),
        "status": Status.IN_FORCE,
    }
    return Policy(**{**told, **change})


def problems(law):
    return [str(problem) for problem in check(law)]


def test_our_law_has_no_problem():
    assert problems(LAW) == []


def test_a_good_draft_has_no_problem():
    assert check_policy(LAW, draft(limits=("asylum",))) == []


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (Yes("in_usa"), "reads the fact “in_usa”, which is not declared; did you mean “in_us”"),
        (Yes("nationality"), "reads nationality as yes or no, but it is a country"),
        (OneOf("relation", ("spouce",)), "relation can never be “spouce”; did you mean “spouse”"),
        (OneOf("nationality", ("HNX",)), "nationality can never be “HNX”"),
        (date_of("in_us") <= ASKED, "reads in_us as a day or number, but it is a yes/no"),
        (date_of("last_entry_on") <= Number(3), "compares a day with a number"),
        (Compare(number_of("misdemeanor_convictions"), "<", on(2019, 1, 1)), "compares a day with a number"),
        (WorkingDay(number_of("misdemeanor_convictions")) <= ASKED, "counts from a number"),
        (latest(Number(1), ASKED) <= ASKED, "counts from a number"),
        (InForce("mppp"), "names the policy “mppp”, which there is not; did you mean “mpp”"),
        (Limited("asylun"), "names the form of relief “asylun”"),
        (Element("inner", Yes("in_us"), " "), "element inner: has no citation"),
        (Element("inner", Yes("in_us"), "law", Words("a", "")), "needs a label in English and in Spanish"),
        (all_of(Yes("in_us"), Not(Yes("in_us"))), "nothing can make the element “part” true"),
        (NO, "nothing can make the element “part” true"),
        (any_of(Yes("in_us"), Element("inner", NO, "law")), "nothing can make the element “inner” true"),
    ],
)
def test_what_is_wrong_with_a_rule_is_told(rule, told):
    found = problems(law_with(rule))
    assert any(told in problem and "relief made_up" in problem for problem in found), found


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"citation": ""}, "relief made_up: has no citation"),
        ({"label": Words("", "x")}, "relief made_up: needs a label"),
        ({"requirements": (Requirement(Element("part", Yes("in_us"), "")),)}, "element part: has no citation"),
    ],
)
def test_what_is_wrong_with_an_option_is_told(change, told):
    assert any(told in problem for problem in problems(law_with(Yes("in_us"), **change)))


def periods(*spans):
    first = draft().periods[0]
    return tuple(
        replace(first, name=f"p{place}", entries_from=begins, entries_until=ends)
        for place, (begins, ends) in enumerate(spans)
    )


def moment(text, time=None):
    return Moment(dt.date.fromisoformat(text), time)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"citation": " "}, "has no citation"),
        ({"label": Words("x", "")}, "needs a label"),
        ({"entry_fact": "nationality"}, "which is no date fact"),
        ({"entry_fact": "arrived"}, "which is no date fact"),
        ({"limits": ("asilum",)}, "limits “asilum”, which is no form of relief; did you mean “asylum”"),
        ({"periods": ()}, "has no period"),
        ({"history": ()}, "has no history"),
        ({"history": (Ruling(dt.date(2019, 1, 1), Status.IN_FORCE, ""),)}, "ruling of 2019-01-01: has no citation"),
        (
            {
                "history": (
                    Ruling(dt.date(2019, 2, 1), Status.IN_FORCE, "x"),
                    Ruling(dt.date(2019, 2, 1), Status.ENDED, "x"),
                )
            },
            "does not come after",
        ),
        (
            {"periods": periods((moment("2019-01-01"), None), (moment("2020-01-01"), None))},
            "period p1 overlaps period p0",
        ),
        (
            {"periods": periods((moment("2019-01-01"), moment("2020-01-01")), (moment("2020-01-01"), None))},
            "period p1 overlaps period p0",
        ),
        ({"periods": periods((moment("2020-01-01"), moment("2019-01-01")))}, "ends before it begins"),
        ({"covers": Yes("nowhere")}, "period first: reads the fact “nowhere”"),
        ({"excepts": (Element("e", Yes("in_us"), ""),)}, "exception e, element e: has no citation"),
        ({"covers": NO}, "nothing can make the element"),
    ],
)
def test_what_is_wrong_with_a_policy_is_told(change, told):
    found = [str(problem) for problem in check_policy(LAW, draft(**change))]
    assert any(told in problem for problem in found), found


def test_periods_that_meet_at_a_minute_do_not_overlap():
    good = periods((moment("2019-01-01"), moment("2020-01-01", 2358)), (moment("2020-01-01", 2359), None))
    assert check_policy(LAW, draft(periods=good)) == []


def test_facts_deadlines_and_clocks_are_checked():
    bad_fact = Fact("odd", Kind.CHOICE, BOTH, Words("?", ""))
    bad_label = Fact("kind", Kind.CHOICE, BOTH, BOTH, MappingProxyType({"a": Words("a", "")}))
    deadline = Deadline("late", BOTH, "", date_of("nowhere"), ends=days_after(date_of("moved_on"), 1))
    clock = Clock("tick", BOTH, "law", MappingProxyType({}), ("nowhere",), LAW.clocks["ead"].count)
    broken = replace(
        LAW,
        facts=MappingProxyType({**LAW.facts, "odd": bad_fact, "kind": bad_label}),
        deadlines=MappingProxyType({"late": deadline}),
        clocks=MappingProxyType({"tick": clock}),
    )
    found = problems(broken)
    assert any("fact odd: needs a label" in one for one in found)
    assert any("fact odd: a choice needs choices" in one for one in found)
    assert any("fact kind: needs a label" in one for one in found)
    assert any("deadline late: has no citation" in one for one in found)
    assert any("deadline late: reads the fact “nowhere”" in one for one in found)
    assert any("clock tick: reads the fact “nowhere”" in one for one in found)


@pytest.mark.parametrize(
    ("rule", "possible"),
    [
        (years_after(date_of("last_entry_on"), 1) > ASKED, True),
        (all_of(date_of("last_entry_on") > on(2020, 1, 1), date_of("last_entry_on") < on(2020, 1, 2)), False),
        (all_of(date_of("last_entry_on") > on(2020, 1, 1), date_of("last_entry_on") < on(2020, 1, 3)), True),
        (all_of(on(2020, 1, 1) > ASKED, on(2021, 1, 1) < ASKED), False),
        (Birthday(date_of("born_on"), 21) > date_of("last_entry_on"), True),
        (
            all_of(
                number_of("misdemeanor_convictions") <= Number(1), number_of("misdemeanor_convictions") >= Number(2)
            ),
            False,
        ),
        (number_of("misdemeanor_convictions") >= Number(2), True),
        (all_of(OneOf("relation", ("spouse",)), OneOf("relation", ("child",))), False),
        (Not(OneOf("relation", ("spouse", "child"))), True),
        (Not(OneOf("nationality", ("HN",))), True),
        (Open(same("nobody knows")), True),
        (Not(Open(same("nobody knows"))), True),
        (chosen((NO, Day(dt.date(2020, 1, 1)))) <= ASKED, False),
        (Applies("x"), None),
    ],
)
def test_whether_anybody_could_meet_a_rule(rule, possible):
    if possible is None:
        with pytest.raises(KeyError):
            can_be_true(rule, LAW.facts)
    else:
        assert can_be_true(rule, LAW.facts) is possible


def test_names_are_declared_once():
    from amparo.errors import LawError
    from amparo.law.vocabulary import gathered

    fact = yes_no("twice", BOTH, BOTH)
    with pytest.raises(LawError, match="“twice” is declared twice"):
        gathered((fact,), (fact,))
    with pytest.raises(LawError, match="two facts are called “twice”"):
        by_name((fact, fact), "facts")
