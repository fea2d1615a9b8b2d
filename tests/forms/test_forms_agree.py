"""Two forms of one file never contradict each other: what both print of one statement reads alike on both."""

from itertools import permutations

import pytest

from amparo.forms.answers import answered
from amparo.forms.checks.copies import copy_of, differing
from amparo.forms.client_file import ClientFile
from amparo.forms.reading import maps
from tests.forms.family import TODAY, family


@pytest.mark.parametrize("file", [family(), ClientFile(TODAY)], ids=["the richest family", "nothing known"])
def test_no_form_says_otherwise_than_another_of_the_same_file(file: ClientFile) -> None:
    said = [(form, answered(form, file)) for form in maps().values()]
    found = [
        (one.name, other.name, finding.words.en, finding.values)
        for (one, answers), (other, copied) in permutations(said, 2)
        for finding in differing(one, answers, [copy_of(other, TODAY, copied)])
    ]
    assert found == []


def test_each_item_of_a_form_has_a_name_of_its_own() -> None:
    for form in maps().values():
        keys = [answer.key for answer in answered(form, family())]
        assert len(keys) == len(set(keys)), form.name
