"""Trees and policies as JSON: there and back, and every mistake told with its place."""

import datetime as dt
import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import PolicyFileError
from amparo.law.book import the_law
from amparo.law.facts import Says, Words
from amparo.law.policy import Moment
from amparo.law.policy_json import policy_from_json, policy_to_json, read_policy
from amparo.law.sentence import sentence
from amparo.law.status import Status
from amparo.law.tree import Applies, Element, InForce, Limited, Number, Open, Yes
from amparo.law.tree_json import rule_from_json, term_from_json, to_json
from tests.trees import FACTS, day_term, rule

LAW = the_law()
GOOD = {
    "name": "night_rule",
    "label": {"en": "Night rule", "es": "Norma nocturna"},
    "citation": "draft",
    "entry_fact": "last_entry_on",
    "limits": ["asylum"],
    "status": "in force",
    "published_on": "2026-06-26",
    "note": "announced on the radio",
    "periods": [
        {
            "name": "first",
            "entries_from": {"day": "2026-06-25", "time": 1},
            "entries_until": {"day": "2027-06-25"},
            "history": [
                {"begins": "2026-06-25", "status": "in force", "citation": "draft"},
                {
                    "begins": "2026-07-01",
                    "status": "open: ask a lawyer",
                    "citation": "a court",
                    "note": "argued",
                    "spares": {"yes": "immdef_client"},
                },
            ],
            "covers": {"settled": True},
            "excepts": [{"name": "child", "rule": {"yes": "unaccompanied_child"}, "citation": "draft"}],
            "terms": {"fee_usd": 100},
        }
    ],
}


@given(st.integers(0, 2**32))
def test_any_tree_comes_back_as_it_went(seed):
    chance = Random(seed)
    tree, term = rule(chance), day_term(chance, 3)
    assert rule_from_json(json.loads(json.dumps(to_json(tree)))) == tree
    assert term_from_json(json.loads(json.dumps(to_json(term)))) == term
    assert sentence(tree, FACTS)
    assert sentence(term, FACTS) or True


@pytest.mark.parametrize(
    "tree",
    [
        InForce("mpp"),
        Applies("mpp"),
        Limited("asylum"),
        Element("e", Yes("in_us"), "x", Words("a", "b")),
        Element("e", Yes("in_us"), "x", Words("a", "b"), Says(Words("c", "d"), Words("e", "f"), Words("g", "h"))),
        Open(Words("nobody knows", "nadie lo sabe")),
    ],
)
def test_mentions_of_policies_come_back(tree):
    assert rule_from_json(to_json(tree)) == tree
    assert sentence(tree, LAW.facts)


def test_what_is_no_node_is_refused():
    with pytest.raises(TypeError, match="not a node"):
        to_json("text")
    with pytest.raises(TypeError, match="not a node"):
        sentence("text", FACTS)


@pytest.mark.parametrize("policy", list(the_law().policies.values()), ids=lambda policy: policy.name)
def test_every_policy_comes_back(policy):
    back = policy_from_json(json.loads(json.dumps(policy_to_json(policy))))
    assert (back.name, back.periods, back.limits, back.status) == (
        policy.name,
        policy.periods,
        policy.limits,
        policy.status,
    )
    assert back.checked_on is None


def test_a_draft_is_read_in_full(tmp_path):
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8-sig")
    draft = read_policy(path)
    assert draft.published_on == dt.date(2026, 6, 26)
    period = draft.periods[0]
    assert period.entries_from == Moment(dt.date(2026, 6, 25), 1)
    assert period.entries_until == Moment(dt.date(2027, 6, 25))
    assert (period.history[1].status, period.history[1].spares) == (Status.OPEN, Yes("immdef_client"))
    assert period.terms["fee_usd"] == 100


def changed(path, value):
    """The good draft with one place changed, or taken away when the value is None."""
    told = json.loads(json.dumps(GOOD))
    *way, last = path
    inside = told
    for step in way:
        inside = inside[step]
    if value is None:
        del inside[last]
    else:
        inside[last] = value
    return told


P = ("periods", 0)


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("name",), None, "“name” is missing"),
        (("name",), "night rule", "must be one word"),
        (("name",), "", "name: expected a text"),
        (("limit",), ["asylum"], "“limit” is not known here; did you mean “limits”"),
        (("limits",), "asylum", "limits: expected a list"),
        (("label",), "Night", "label: expected an object"),
        (("status",), "sleeping", "“sleeping” is none of"),
        (("published_on",), "tomorrow", "published_on: not a day"),
        (("periods",), [], "needs at least one"),
        ((*P, "history"), [], "needs at least the day"),
        ((*P, "history", 0, "status"), "on", "history[0].status"),
        ((*P, "entries_from"), {"day": "2026-06-25", "time": 2360}, "no clock time"),
        ((*P, "entries_from"), {"day": "2026-06-25", "time": 1275}, "no clock time"),
        ((*P, "entries_from"), {"day": "2026-06-25", "time": "1"}, "expected a whole number"),
        ((*P, "terms"), {"fee": [1]}, "terms.fee: expected a text"),
        ((*P, "terms"), 3, "expected an object"),
        ((*P, "covers"), {"yess": "in_us"}, "did you mean “yes”"),
        ((*P, "covers"), {"yes": "a", "not": {}}, "an object with one key"),
        ((*P, "covers"), {"all": {"yes": "a"}}, "covers.all: expected a list"),
        ((*P, "covers"), {"settled": "yes"}, "expected true or false"),
        ((*P, "covers"), {"compare": [{"value": "a"}, ">", {"value": "b"}]}, "the order <, <= or ="),
        ((*P, "covers"), {"compare": [{"value": "a"}, "<"]}, "expected [term, order, term]"),
        ((*P, "covers"), {"compare": [{"asked": False}, "<", {"asked": True}]}, "compare[0].asked: expected true"),
        ((*P, "covers"), {"compare": [{"number": 1.5}, "<", {"asked": True}]}, "expected a whole number"),
        ((*P, "covers"), {"compare": [{"latest": []}, "<", {"asked": True}]}, "at least one day"),
        ((*P, "covers"), {"compare": [{"chosen": [[{"yes": "a"}]]}, "<", {"asked": True}]}, "expected [rule, term]"),
        (
            (*P, "covers"),
            {"compare": [{"after": {"start": {"asked": True}, "length": 1, "unit": "weeks"}}, "<", {"asked": True}]},
            "“weeks” is none of",
        ),
        (
            (*P, "covers"),
            {
                "compare": [
                    {"after": {"start": {"asked": True}, "length": -1, "unit": "working_days"}},
                    "<",
                    {"asked": True},
                ]
            },
            "forward only",
        ),
        (
            (*P, "covers"),
            {"compare": [{"after": {"start": {"asked": True}, "length": 101, "unit": "years"}}, "<", {"asked": True}]},
            "longer than a century",
        ),
        (
            (*P, "covers"),
            {"compare": [{"birthday": {"born": {"asked": True}, "age": 200}}, "<", {"asked": True}]},
            "an age from 0 to 120",
        ),
        ((*P, "excepts", 0, "citation"), None, "excepts[0]: “citation” is missing"),
        ((*P, "excepts", 0, "label"), {"en": "x"}, "“es” is missing"),
    ],
)
def test_each_mistake_is_told_with_its_place(tmp_path, path, value, told):
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(changed(path, value)))
    with pytest.raises(PolicyFileError) as wrong:
        read_policy(file)
    assert told in str(wrong.value)
    assert str(file) in str(wrong.value)


def nested(depth):
    return '{"not": ' * depth + '{"yes": "in_us"}' + "}" * depth


def test_a_rule_nested_without_end_is_refused(tmp_path):
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(GOOD).replace('{"settled": true}', nested(20_000)))
    with pytest.raises(PolicyFileError, match="nested too deeply"):
        read_policy(file)
    file.write_text(json.dumps(GOOD).replace('{"settled": true}', nested(150)))
    with pytest.raises(PolicyFileError, match="nested too deeply"):
        read_policy(file)


def test_numbers_read_as_numbers():
    assert term_from_json({"number": 7}) == Number(7)
