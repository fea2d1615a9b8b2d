"""Every part of the law says in whole sentences, in both languages, what its answer means."""

from collections.abc import Iterator

import pytest

from amparo.law.book import the_law
from amparo.law.facts import Says, Words
from amparo.law.policy import applies, in_force
from amparo.law.rewrite import written_out
from amparo.law.tree import Element, nodes_of
from tests.law.test_check import draft
from tests.retired_words import Place, found

LAW = the_law()


def elements() -> Iterator[tuple[str, Element]]:
    """Every named part of every form of relief and policy, with where it stands."""
    trees = [(name, one.element) for name in LAW.relief for one in LAW.requirements(name)]
    for policy in LAW.policies.values():
        trees += [(policy.name, applies(policy)), (policy.name, in_force(policy))]
        trees += [(policy.name, one) for one in policy.questions.values()]
        trees += [(policy.name, one) for period in policy.periods for one in period.excepts]
    for where, tree in trees:
        for node in nodes_of(written_out(tree, LAW.policies)):
            if isinstance(node, Element):
                yield f"{where}.{node.name}", node


EVERY = dict(elements())


def sentences(says: Says) -> list[Words]:
    return [says.yes, says.no, says.unknown]


def test_the_walk_meets_the_whole_law():
    assert len(EVERY) > 150
    assert {"asylum.timely", "asylum.securing_the_border", "mpp.mpp.in_force", "mpp.amenable", "tps.barred"} <= set(
        EVERY
    )


@pytest.mark.parametrize("name", EVERY)
def test_each_element_says_yes_no_and_unknown_in_whole_sentences(name):
    element = EVERY[name]
    assert element.says is not None
    texts = [text for words in sentences(element.says) for text in (words.en, words.es)]
    assert len(set(texts)) == 6, "six different texts"
    for text in texts:
        assert text.endswith("."), text
        assert text[0].isupper() or text[0] in "“«", text
        assert text.count(" ") >= 3, text
        assert element.label is None or text.rstrip(".") not in (element.label.en, element.label.es)
    for words in sentences(element.says):
        assert [str(one) for one in found(words.en, Place.EVERYWHERE)] == []


@pytest.mark.parametrize("name", EVERY)
def test_what_is_unknown_is_never_told_as_known(name):
    says = EVERY[name].says
    assert says is not None
    assert says.unknown.en.startswith("Whether "), "an unknown sentence asks"
    assert says.unknown.es.startswith(
        ("No se sabe si ", "No consta si ", "No está resuelto si ", "No puede saberse si ")
    )


@pytest.mark.parametrize("name", LAW.policies)
def test_a_policy_is_named_with_its_citation_in_each_of_its_sentences(name):
    policy = LAW.policies[name]
    assert policy.says is not None, "declared beside the policy, not made from its label"
    part = policy.citation.split(";")[0].split(",")[0]
    for words in sentences(policy.says):
        assert part in words.en, words.en
        assert part in words.es, words.es


def test_a_draft_without_sentences_is_named_by_its_label_and_citation():
    says = applies(draft()).says
    assert says is not None
    for words in sentences(says):
        assert draft().label.en in words.en
        assert draft().citation in words.en
        assert draft().label.es in words.es


@pytest.mark.parametrize("name", LAW.facts)
def test_hints_are_for_people_and_in_both_languages(name):
    fact = LAW.facts[name]
    if fact.help is None:
        return
    assert fact.help.en.strip()
    assert fact.help.es.strip()
    for jargon in ("ISO 3166", "HHMM", "alpha-2", "US Eastern clock"):
        assert jargon not in fact.help.en


def test_notes_and_consequences_are_in_both_languages():
    notes = [one.note for one in (*LAW.relief.values(), *LAW.deadlines.values(), *LAW.policies.values())]
    notes += [one.note for one in LAW.clocks.values()]
    for deadline in LAW.deadlines.values():
        notes += [deadline.consequence, deadline.none_because, *(one.reason for one in deadline.safer)]
    told = [one for one in notes if one is not None]
    assert len(told) > 40
    for words in told:
        assert words.en != words.es, words.en
        assert [str(one) for one in found(words.en, Place.EVERYWHERE)] == []
