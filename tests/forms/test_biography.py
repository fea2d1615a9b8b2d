"""What forms ask beyond the law: each group declared once, in two languages, with days that are its own."""

import pytest

from amparo.forms.biography import BIOGRAPHY, SINGLE
from amparo.law.facts import Kind
from amparo.law.record import RecordKind
from amparo.law.records import RECORD_KINDS


def test_no_group_is_called_like_a_record_of_the_law() -> None:
    assert not set(BIOGRAPHY) & set(RECORD_KINDS)
    assert set(BIOGRAPHY) >= SINGLE


@pytest.mark.parametrize("kind", BIOGRAPHY.values(), ids=BIOGRAPHY)
def test_each_group_asks_in_both_languages_and_is_placed_by_its_own_days(kind: RecordKind) -> None:
    assert all(kind.fields[day].kind is Kind.DATE for day in kind.days)
    for fact in kind.fields.values():
        assert all((fact.label.en, fact.label.es, fact.question.en, fact.question.es))
        assert fact.question.en != fact.question.es
