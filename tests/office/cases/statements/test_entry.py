"""The form made from the declarations reads every kind of fact, and says what is wrong beside it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone, translation
from django.utils.datastructures import MultiValueDict

from amparo.law.facts import Fact, Kind
from amparo.law.partial import a_month
from amparo.law.values import written
from amparo.law.vocabulary import FACTS, GROUPS
from amparo.office.cases.statements.entry import Entry, empty, groups, read, value_in_words
from amparo.office.cases.statements.ledger import Ledger
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample


def _read(group: str, **sent: str | list[str]) -> Entry:
    lists = {name.replace("__", "-"): [text] if isinstance(text, str) else text for name, text in sent.items()}
    return read(groups()[group], MultiValueDict({"source": ["in_person"], **lists}), Ledger())


def test_every_fact_stands_in_exactly_one_group() -> None:
    names = [fact.name for group in GROUPS for fact in group.facts]
    assert sorted(names) == sorted(FACTS)


def test_an_empty_form_states_nothing() -> None:
    entry = _read("entry")
    assert entry.values == {}
    assert not entry.errors
    assert all(not field.given for field in empty(groups()["entry"], Ledger()).fields)


def test_every_value_of_a_sampled_docket_can_be_typed_and_comes_back() -> None:
    seen: set[Kind] = set()
    for row in sample(60, 5).iter_rows(named=True):
        facts = facts_of_row(row, FACTS)
        for group in GROUPS:
            told = {fact.name: facts[fact.name] for fact in group.facts if fact.name in facts}
            sent: dict[str, list[str]] = {"source": ["by_phone"]}
            for name, value in told.items():
                kind = FACTS[name].kind
                seen.add(kind)
                if isinstance(value, tuple):
                    sent[f"{name}-from"] = [began.isoformat() for began, _ in value]
                    sent[f"{name}-until"] = [until.isoformat() if until else "" for _, until in value]
                    sent[f"{name}-none"] = [] if value else ["1"]
                else:
                    sent[name] = [written(value)]
            assert read(group, MultiValueDict(sent), Ledger()).values == told
    assert {Kind.DATE, Kind.YES_NO, Kind.CHOICE, Kind.COUNTRY} <= seen


def test_not_known_is_an_answer_in_every_kind() -> None:
    for group in GROUPS:
        sent = {f"{fact.name}-unknown": ["not known"] for fact in group.facts}
        sent |= {fact.name: ["not known"] for fact in group.facts if fact.kind is Kind.YES_NO}
        entry = read(group, MultiValueDict({"source": ["in_person"], **sent}), Ledger())
        assert entry.values == dict.fromkeys(fact.name for fact in group.facts)


def test_a_value_and_not_known_together_are_refused() -> None:
    entry = _read("entry", last_entry_on="2026-01-01", last_entry_on__unknown="not known")
    assert [field.fact.name for field in entry.errors] == ["last_entry_on"]


def test_what_cannot_be_read_is_kept_as_typed_with_a_sentence() -> None:
    entry = _read("entry", last_entry_on="the day of the flood")
    assert entry.errors[0].typed == "the day of the flood"
    assert entry.errors[0].error.endswith(".")
    assert entry.values == {}


def test_a_source_is_needed_and_a_document_has_a_name() -> None:
    assert read(groups()["entry"], MultiValueDict({"source": ["rumour"]}), Ledger()).origin_error
    assert _read("entry", source="document").origin_error
    assert not _read("entry", source="document", detail="I-94").origin_error


def test_nobody_can_have_said_it_tomorrow_week() -> None:
    later = timezone.localdate() + dt.timedelta(days=7)
    assert _read("entry", said_on=later.isoformat()).origin_error
    assert _read("entry", said_on="soon").origin_error
    assert not _read("entry", said_on=timezone.localdate().isoformat()).origin_error


@pytest.mark.parametrize("text", ["x" * 5000, "\ud800", "é" * 300])
def test_long_and_broken_details_do_no_harm(text: str) -> None:
    entry = _read("entry", source="relative", detail=text)
    assert len(entry.origin.detail) <= 200
    assert bool(entry.origin_error) == ("\ud800" in text)


def test_values_are_said_in_words() -> None:
    assert value_in_words(None, FACTS["in_us"]) == "not known"
    assert value_in_words(True, FACTS["in_us"]) == "yes"
    assert value_in_words("HN", FACTS["nationality"]) == "Honduras"
    assert value_in_words(dt.date(2026, 11, 26), FACTS["last_entry_on"]) == "Thu 26 Nov 2026"


@pytest.mark.parametrize(
    ("typed", "language", "shown"),
    [
        ("1990", "en", "1990"),
        ("1990-05", "en", "May 1990"),
        ("05/1990", "en", "May 1990"),
        ("1990-05", "es", "mayo de 1990"),
    ],
)
def test_a_year_alone_is_kept_and_shown_as_a_year(typed: str, language: str, shown: str) -> None:
    for sent in ({"born_on": typed}, {"born_on__part": typed}):
        entry = _read("identity", **sent)
        assert not entry.errors
        with translation.override(language):
            assert value_in_words(entry.values["born_on"], FACTS["born_on"]) == shown


def test_a_whole_day_and_a_year_in_one_answer_are_refused() -> None:
    entry = _read("identity", born_on="1990-05-06", born_on__part="1990")
    assert [one.error for one in entry.errors] == ["Either the whole day or what is known of it, not both."]
    assert "born_on" not in entry.values


@pytest.mark.parametrize("fact", [fact for fact in FACTS.values() if fact.kind is Kind.DATE], ids=lambda one: one.name)
def test_every_day_may_be_known_by_its_month_alone(fact: Fact) -> None:
    group = next(one for one in GROUPS if fact in one.facts)
    assert _read(group.name, **{f"{fact.name}__part": "2019-07"}).values == {fact.name: a_month(2019, 7)}
