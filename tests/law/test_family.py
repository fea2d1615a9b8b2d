"""Whom asylum through the family and the I-730 ask what, and of whom they ask nothing."""

import datetime as dt

import pytest

from amparo.law.book import the_law
from amparo.law.questions import answer
from amparo.law.vocabulary.relatives import CHILDREN, OTHERS, SPOUSES

LAW = the_law()
FORMS = ("i730", "derivative_asylum")
POINTS = {"i730": "petitioner_principal", "derivative_asylum": "principal_asylum_pending_or_granted"}
OF_A_CHILD = {"beneficiary_unmarried", "beneficiary_born_on"}
OWN = {
    "spouse": set(),
    "proxy_spouse": {"marriage_consummated"},
    "informal_spouse": {"marriage_could_not_be_recognized"},
    "child": OF_A_CHILD,
    "child_of_father": {"bona_fide_parent_child", *OF_A_CHILD},
    "stepchild": {"stepparent_married_on", "step_marriage_lasts", *OF_A_CHILD},
    "adopted_child": {"adopted_on", "two_years_with_adopter", *OF_A_CHILD},
}
OF_SOME = set().union(*OWN.values(), {"adopted_with_sibling"})


def asked(form, day=dt.date(2024, 6, 1), **facts):
    return answer(LAW, f"relief:{form}", facts, day)


@pytest.mark.parametrize("form", FORMS)
def test_while_the_relation_is_not_known_nothing_is_asked_of_weddings_adoptions_or_age(form):
    assert asked(form).ask == (), "nothing at all while nothing points to it"
    found = asked(form, **{POINTS[form]: True})
    assert found.says == "unknown"
    assert "relation" in found.ask
    assert not OF_SOME & set(found.ask)
    assert found.why == (), "no open point of law is told before the facts lead to it"


@pytest.mark.parametrize("relation", [*SPOUSES, *CHILDREN])
@pytest.mark.parametrize("form", FORMS)
def test_each_relation_is_asked_what_the_law_wants_of_it_alone(form, relation):
    found = asked(form, relation=relation)
    assert found.says == "unknown"
    assert OF_SOME & set(found.ask) == OWN[relation]


@pytest.mark.parametrize("relation", OTHERS)
@pytest.mark.parametrize("form", FORMS)
def test_of_other_relatives_nothing_is_asked_at_all(form, relation):
    found = asked(form, relation=relation)
    assert (found.says, found.ask, found.why) == ("no", (), ())


def test_an_asylees_relative_is_not_asked_what_only_a_refugees_must_be():
    found = asked("i730", relation="spouse", petitioner_status="asylee")
    assert not {"beneficiary_inadmissible", "marriage_to_evade", "refugee_admitted_on"} & set(found.ask)
    of_a_refugee = asked("i730", relation="spouse", petitioner_status="refugee")
    assert {"beneficiary_inadmissible", "marriage_to_evade", "refugee_admitted_on"} <= set(of_a_refugee.ask)


def test_a_no_that_was_told_of_the_relation_stands_against_a_birth_before_the_grant():
    known = {"relation": "child", "petitioner_status": "asylee", "asylum_granted_on": dt.date(2024, 5, 10)}
    found = asked("i730", **known, beneficiary_born_on=dt.date(2010, 1, 1), relation_existed_on_grant=False)
    assert found.says == "no"


@pytest.mark.parametrize("year", range(1996, 2012, 4))
def test_an_age_at_an_edge_is_never_yes_and_never_no(year):
    """Born on February 29, filed on February 28 of the 21st year: every such year that there is."""
    facts = {
        "relation": "child",
        "beneficiary_unmarried": True,
        "beneficiary_born_on": dt.date(year, 2, 29),
        "principal_i589_filed_on": dt.date(year + 21, 2, 28),
    }
    found = answer(LAW, "element:derivative_asylum.under_21_when_filed", facts, dt.date(2035, 1, 1))
    assert found.says == "unknown"
    assert len(found.why) == 1


@pytest.mark.parametrize("form", FORMS)
def test_of_a_child_under_21_today_no_earlier_day_is_asked_to_tell_the_age(form):
    facts = {"relation": "child", "petitioner_status": "asylee", "beneficiary_unmarried": True}
    found = asked(form, **facts, beneficiary_born_on=dt.date(2010, 1, 1))
    assert "principal_i589_filed_on" not in found.ask
    assert "principal_i589_filed_on" in asked(form, **facts, beneficiary_born_on=dt.date(2000, 1, 1)).ask


def test_whether_it_is_granted_is_not_asked_for_presence_where_the_person_was_here_then_and_is_now():
    here = {"in_us": True, "in_us_on_grant": True}
    found = answer(LAW, "element:derivative_asylum.in_us", here, dt.date(2024, 6, 1))
    assert (found.says, found.ask) == ("yes", ())


def test_a_later_marriage_to_the_parent_refutes_that_a_stepchild_was_one_at_the_grant():
    known = {"relation": "stepchild", "petitioner_status": "asylee", "asylum_granted_on": dt.date(2024, 5, 10)}
    told = {**known, "relation_existed_on_grant": True}
    for married, says in ((None, "yes"), (dt.date(2024, 5, 10), "yes"), (dt.date(2024, 5, 11), "no")):
        facts = told if married is None else {**told, "stepparent_married_on": married}
        assert answer(LAW, "element:i730.relation_existed", facts, dt.date(2024, 6, 1)).says == says
