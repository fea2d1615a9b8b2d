"""Every reader of trees reads every kind of node, and a kind that one forgets is told by its name."""

import ast
import datetime as dt
import subprocess
import sys
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from amparo.law import evaluate, rewrite, tree
from amparo.law.book import the_law
from amparo.law.calendar import Unit
from amparo.law.check import check_tree
from amparo.law.facts import same
from amparo.law.nodes import MENTIONS, NAMES, RULES, TERMS, for_each
from amparo.law.rewrite import settled, written_out
from amparo.law.sentence import sentence
from amparo.law.tree import ASKED, Node, Rule, Settled, Term, Yes, date_of, nodes_of, parts_of
from amparo.law.tree_json import rule_from_json, term_from_json, to_json
from amparo.screen.columns import columns

LAW = the_law()
DAY = dt.date(2026, 6, 25)
BORN, IN_US = date_of("born_on"), Yes("in_us")
ONE_OF_EACH: tuple[Node, ...] = (
    Settled(True),
    tree.Open(same("nobody knows")),
    IN_US,
    tree.OneOf("nationality", ("HN",)),
    tree.Compare(BORN, "<", ASKED),
    tree.Given("born_on"),
    tree.Not(IN_US),
    tree.AllOf((IN_US, Yes("detained"))),
    tree.AnyOf((IN_US, Yes("detained"))),
    tree.Implied(IN_US, Yes("detained")),
    tree.Element("part", IN_US, "somewhere"),
    tree.InForce("mpp"),
    tree.Applies("mpp"),
    tree.Limited("asylum"),
    tree.Day(DAY),
    tree.Number(3),
    ASKED,
    BORN,
    tree.After(BORN, 2, Unit.MONTHS),
    tree.Birthday(BORN, 18),
    tree.WorkingDay(BORN),
    tree.Latest((BORN, ASKED)),
    tree.Earliest((BORN, ASKED)),
    tree.Chosen(((IN_US, BORN), (Settled(True), ASKED))),
)
each_kind = pytest.mark.parametrize("node", ONE_OF_EACH, ids=lambda node: type(node).__name__)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A kind of rule that somebody added and no reader knows."""

    rule: Rule


def test_the_list_holds_every_kind_that_a_tree_can_have():
    assert set(RULES.values()) == set(get_args(Rule.__value__))
    assert set(TERMS.values()) == set(get_args(Term.__value__))
    assert not RULES.keys() & TERMS.keys()


def test_this_file_has_one_node_of_each_kind():
    assert sorted(type(node).__name__ for node in ONE_OF_EACH) == sorted(kind.__name__ for kind in NAMES)


@each_kind
def test_each_kind_is_said_checked_and_carried_as_json(node):
    assert sentence(node, LAW.facts)
    assert list(check_tree(LAW, node, "here")) == []
    back = rule_from_json if type(node) in RULES.values() else term_from_json
    assert back(to_json(node)) == node
    assert list(to_json(node)) == [NAMES[type(node)]]


@each_kind
def test_each_kind_is_answered_for_one_person_and_for_a_docket(node):
    whole = written_out(node, LAW.policies)
    assert not MENTIONS & {type(below) for below in nodes_of(whole)}
    evaluate.read(whole, {}, DAY)
    folded = settled(whole, DAY)
    compiler = columns(LAW.facts, frozenset(LAW.facts))
    assert (compiler.rule if type(folded) in RULES.values() else compiler.number)(folded) is not None


@each_kind
def test_no_part_of_a_node_is_passed_over(node):
    def below(held):
        if type(held) in NAMES:
            return [held]
        return [part for one in held for part in below(one)] if isinstance(held, tuple) else []

    parts = [part for field in fields(node) for part in below(getattr(node, field.name))]
    assert list(parts_of(node)) == parts
    seen = []
    assert rewrite.rebuilt(node, lambda part: seen.append(part) or part) == node
    assert seen == parts


@pytest.mark.parametrize(
    "reader",
    [
        lambda node: sentence(node, LAW.facts),
        to_json,
        parts_of,
        lambda node: rewrite.rebuilt(node, lambda part: part),
        lambda node: evaluate.read(node, {}, DAY),
        lambda node: list(check_tree(LAW, node, "here")),
        lambda node: columns(LAW.facts, frozenset(LAW.facts)).rule(node),
        lambda node: columns(LAW.facts, frozenset(LAW.facts)).number(node),
    ],
    ids=["sentence", "to_json", "parts_of", "rebuilt", "evaluate", "check", "compiler.rule", "compiler.number"],
)
def test_a_reader_that_forgets_a_kind_fails_with_its_name(reader):
    with pytest.raises((TypeError, KeyError, AssertionError), match="Forgotten"):
        reader(Forgotten(IN_US))


@pytest.mark.parametrize("mention", [tree.InForce("mpp"), tree.Applies("mpp"), tree.Limited("asylum"), ASKED])
def test_a_docket_is_not_answered_from_a_tree_that_is_not_settled(mention):
    compiler = columns(LAW.facts, frozenset(LAW.facts))
    with pytest.raises(TypeError, match="not settled"):
        (compiler.rule if type(mention) in RULES.values() else compiler.number)(mention)


def test_a_table_of_ways_to_read_cannot_be_made_without_each_kind():
    ways = {kind: kind.__name__ for kind in NAMES}
    assert for_each("a reader", ways, NAMES) == ways
    with pytest.raises(TypeError, match="a reader cannot read Forgotten"):
        for_each("a reader", ways, [*NAMES, Forgotten])


@pytest.mark.parametrize("reader", ["amparo.law.evaluate", "amparo.law.tree_json"])
def test_readers_by_table_cannot_be_imported_once_the_list_knows_a_kind_that_they_do_not(reader):
    program = (
        "import types; from amparo.law import nodes; Forgotten = type('Forgotten', (), {});"
        "nodes.RULES = types.MappingProxyType(dict(nodes.RULES) | {'forgotten': Forgotten});"
        "nodes.NAMES = types.MappingProxyType(dict(nodes.NAMES) | {Forgotten: 'forgotten'});"
        f"import {reader}"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert f"{reader.rpartition('.')[2]} cannot read Forgotten" in run.stderr


@pytest.mark.parametrize("reader", ["law.sentence", "law.tree_json", "law.rewrite", "law.check", "screen.compiler"])
def test_readers_by_match_end_where_mypy_refuses_a_kind_that_is_left(reader):
    source = Path(import_module(f"amparo.{reader}").__file__).read_text(encoding="utf-8")
    ends = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Raise) and node.exc is not None]
    assert any(ast.unparse(end.exc).startswith("not_a_node(") for end in ends)
