"""The reason beside an answer: whole true sentences of the element that decided, in both languages."""

import datetime as dt

import pytest

from amparo.law.book import the_law
from amparo.law.evaluate import Reader
from amparo.law.tree import date_of, on
from amparo.screen.deciding import ALL_MET, MOST_ASKED, deciding, reason_of
from amparo.screen.explain import NOTHING_POINTS, WRITTEN_IS_MET, State, explain
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample

LAW = the_law()
DAY = dt.date(2019, 11, 15)
CLAIM = {"past_persecution": True, "protected_ground": "religion", "physically_present_or_arriving": True}


def reason(facts, name, day=DAY):
    return next(one.reason for one in explain(LAW, facts, day).relief if one.relief.name == name)


@pytest.mark.parametrize("day", [dt.date(2019, 9, 12), dt.date(2022, 3, 15), dt.date(2024, 6, 5), dt.date(2026, 6, 25)])
def test_whoever_is_asked_about_every_reason_belongs_to_the_element_that_decided_and_to_its_answer(day):
    people = sample(120, seed=day.toordinal())
    for row in people.iter_rows(named=True):
        facts = facts_of_row(row, LAW.facts)
        read = Reader(facts, day)
        for answer in explain(LAW, facts, day).relief:
            if answer.value is True:
                assert answer.reason == ALL_MET
                continue
            if answer.state is State.NOTHING_POINTS:
                assert answer.reason == NOTHING_POINTS
                continue
            first = answer.deciding[-1 if answer.state is State.LAWYER_DECIDES else 0]
            assert read(LAW.on(day).element(answer.relief.name, first.element.name)).value is first.value
            says = first.element.says.of(first.value)
            met = WRITTEN_IS_MET if answer.state is State.LAWYER_DECIDES else None
            assert answer.reason.en.startswith(f"{met.en} {says.en}" if met else says.en)
            assert answer.reason.es.startswith(f"{met.es} {says.es}" if met else says.es)
            assert (first.value is None) == (answer.value is None)
            assert all(text.endswith(".") for text in (answer.reason.en, answer.reason.es))


def test_a_closed_form_of_relief_never_gives_the_name_of_what_failed():
    facts = {
        **CLAIM,
        "last_entry_on": dt.date(2017, 1, 10),
        "asylum_filed": False,
        "unaccompanied_child": False,
        "changed_circumstances": False,
        "extraordinary_circumstances": False,
    }
    told = reason(facts, "asylum")
    assert told.en == (
        "It was not filed within one year of arrival, and no exception that excuses the delay is on record."
    )
    assert told.es == (
        "No se presentó dentro del año siguiente a la llegada, y no consta ninguna excepción que justifique la demora."
    )


def test_the_bar_that_is_met_is_told_after_the_bars():
    told = reason({"persecutor": True}, "withholding")
    assert told.en == (
        "A bar to withholding applies on what is on record. "
        "It is on record that the person took part in persecuting others."
    )


def test_the_policy_that_closes_is_named_with_its_citation():
    facts = {
        "last_entry_on": dt.date(2024, 7, 1),
        "entry_border": "southwest_land",
        "entry_manner": "between_ports",
        **dict.fromkeys(
            (
                "returning_lpr",
                "unaccompanied_child",
                "trafficking_victim",
                "clearly_admissible",
                "dhs_appointment",
                "acute_medical_emergency",
                "imminent_extreme_threat",
                "other_compelling_circumstances",
                "transited_third_country",
            ),
            False,
        ),
    }
    told = reason(facts, "asylum", dt.date(2024, 9, 1))
    assert told.en == (
        "A policy in force on that day closes this form of relief to the person. "
        "The Securing the Border rule of June 2024 (8 CFR 208.35; 89 Fed. Reg. 48710) applies to this entry on that "
        "day and limits asylum."
    )
    assert "La norma «Securing the Border» de junio de 2024" in told.es


def test_what_is_unknown_says_what_to_ask():
    told = reason({"likely_torture": True}, "cat_deferral")
    assert told.en == (
        "Whether an official would take part in the torture, consent to it or acquiesce in it is not known. "
        "To be asked: “Government involvement in the torture”."
    )
    assert told.es.endswith("Por preguntar: «Participación del gobierno en la tortura».")


def test_a_long_list_of_questions_is_cut_and_counted():
    told = reason({"likely_persecution": True, "protected_ground": "race"}, "withholding")
    assert told.en.count("“") == MOST_ASKED
    assert told.en.endswith("and 2 more.")
    assert told.es.endswith("y 2 más.")


def test_what_the_law_leaves_open_is_told_in_both_languages():
    facts = {
        "encountered_on": dt.date(2025, 8, 1),
        "entry_border": "southwest_land",
        "entry_manner": "between_ports",
        "clearly_admissible": False,
        "immdef_client": False,
    }
    told = reason(facts, "mpp_exemption", dt.date(2026, 1, 5))
    assert "The law is open: what the Ninth Circuit decided" in told.en
    assert "La ley no lo resuelve: no pudo encontrarse qué decidió en el fondo el Noveno Circuito" in told.es


@pytest.mark.parametrize("value", [False, None])
def test_that_every_element_is_met_is_never_said_of_an_answer_that_is_not_yes(value):
    with pytest.raises(ValueError, match="no element decided"):
        reason_of(value, [], {})


def test_where_a_recorded_day_bounds_an_unknown_one_it_is_what_decided():
    facts, day = {"born_on": dt.date(2024, 9, 1)}, dt.date(2025, 7, 17)
    today = LAW.on(day)
    before = today.settle(date_of("encountered_on") < on(2023, 5, 11))
    assert deciding(today, before, Reader(facts, day), 0) == ([], {"born_on": None})
    after = today.settle(date_of("encountered_on") < on(2025, 5, 11))
    assert deciding(today, after, Reader(facts, day), 0) == ([], {})
