"""The published form of a draft policy accepts what is read, and refuses every other shape."""

import json
import re
from importlib.resources import files
from pathlib import Path
from random import Random

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import PolicyFileError
from amparo.law.book import the_law
from amparo.law.nodes import NAMES
from amparo.law.policy_json import policy_from_json, policy_to_json
from amparo.law.policy_schema import policy_schema
from amparo.law.tree_json import to_json
from tests.law.test_json import GOOD
from tests.law.test_nodes import ONE_OF_EACH
from tests.trees import day_term, rule

DOCS = Path(__file__).parents[2] / "docs"
VALIDATOR = jsonschema.Draft202012Validator(policy_schema())
LEFT_TO_THE_READER = (
    "no such day",
    "no clock time",
    "must be one word",
    "nested too deeply",
)
OTHERS = (
    None,
    True,
    False,
    0,
    7,
    -3,
    1.5,
    "",
    " ",
    "words",
    "<",
    "years",
    "2026-06-26T00:00:00",
    "06/26/2026",
    [],
    {},
    ["words"],
    [{}],
    {"yes": "in_us"},
)


def told_with(tree):
    """The good draft with this rule, for whom it covers."""
    told = json.loads(json.dumps(GOOD))
    told["periods"][0]["covers"] = to_json(tree)
    return told


def read_or_refused(told):
    try:
        policy_from_json(json.loads(json.dumps(told)))
    except PolicyFileError as wrong:
        return str(wrong)
    return None


def test_the_schema_that_is_printed_is_made_from_the_list_of_nodes():
    """Write it again with `.venv/bin/python scripts/policy-schema` once a kind of node was added."""
    assert json.loads((files("amparo.schemas") / "policy.schema.json").read_text("utf-8")) == policy_schema()
    jsonschema.Draft202012Validator.check_schema(policy_schema())
    assert set(NAMES.values()) <= policy_schema()["$defs"].keys()


@pytest.mark.parametrize("policy", list(the_law().policies.values()), ids=lambda policy: policy.name)
def test_every_policy_of_the_law_has_the_published_form(policy):
    VALIDATOR.validate(json.loads(json.dumps(policy_to_json(policy))))


@pytest.mark.parametrize("draft", re.findall(r"```json\n(.*?)```", (DOCS / "policy-files.md").read_text("utf-8"), re.S))
def test_each_example_in_the_documents_has_the_published_form(draft):
    VALIDATOR.validate(json.loads(draft))


@pytest.mark.parametrize("node", ONE_OF_EACH, ids=lambda node: type(node).__name__)
def test_each_kind_of_node_has_the_published_form(node):
    form = {"$ref": "#/$defs/rule"} if {to_json(node).popitem()[0]} <= RULE_NAMES else {"$ref": "#/$defs/term"}
    jsonschema.Draft202012Validator({"$defs": policy_schema()["$defs"], **form}).validate(to_json(node))


RULE_NAMES = policy_schema()["$defs"]["rule"]["properties"].keys()


def test_a_file_may_name_its_format_and_no_other():
    assert read_or_refused({**GOOD, "format": 1}) is None
    VALIDATOR.validate({**GOOD, "format": 1})
    for wrong in (2, "1", True):
        assert "format" in read_or_refused({**GOOD, "format": wrong})
        assert not VALIDATOR.is_valid({**GOOD, "format": wrong})


def places(told):
    """Every object and list, with each key or position in it."""
    if isinstance(told, dict | list):
        for key, inside in told.items() if isinstance(told, dict) else enumerate(told):
            yield told, key
            yield from places(inside)


def mutated(told, chance):
    """One place taken away, called otherwise, doubled or filled with something else."""
    held, key = chance.choice(list(places(told)))
    match chance.randrange(4):
        case 0:
            del held[key]
        case 1 if isinstance(held, dict):
            held[f"{key}s"] = held.pop(key)
        case 2 if isinstance(held, dict):
            held["further"] = held[key]
        case 2:
            held.insert(key, held[key])
        case _:
            held[key] = chance.choice(OTHERS)
    return told


@given(st.integers(0, 2**32))
def test_the_schema_refuses_what_the_reader_refuses_and_nothing_else(seed):
    chance = Random(seed)
    told = told_with(rule(chance, 2))
    if chance.random() < 0.5:
        told["periods"][0]["covers"] = {"compare": [to_json(day_term(chance, 2)), "<", {"asked": True}]}
    for _ in range(20):
        changed = mutated(json.loads(json.dumps(told)), chance)
        refused = read_or_refused(changed)
        fits = VALIDATOR.is_valid(changed)
        if refused is None:
            assert fits, next(VALIDATOR.iter_errors(changed))
        elif not any(reason in refused for reason in LEFT_TO_THE_READER):
            assert not fits, refused
