"""The same answers from a child that can touch nothing; where it breaks off, a sentence."""

import pytest

from amparo import sandbox
from amparo.errors import FormsError
from amparo.forms.form import Box
from amparo.forms.pdf import apart
from amparo.forms.pdf.fields import fields_of
from amparo.forms.pdf.filling import fill
from amparo.forms.pdf.recognising import recognise
from amparo.forms.reading import maps
from tests.forms.pdf.blanks import ABSENT, REAL, field, made, real


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_what_a_child_recognises_is_what_is_recognised_here() -> None:
    blank = real("ar-11_2022-11-02")
    assert apart.recognise_apart(blank, maps().values()) == recognise(blank, maps().values())


def test_what_a_child_fills_is_what_is_filled_here_in_every_script() -> None:
    blank = made(field("a"), field("b", box=(50, 600, 90, 616)), field("c"))
    texts = {"a": "ልደት محمد 王 \U0001f600", "b": "San Pedro Sula, Cortés", "none": "x"}
    filled = fill(blank, texts, [Box("c", "Yes")])
    assert apart.fill_apart(blank, texts, [Box("c", "Yes")]) == filled
    assert fields_of(filled.file)["a"].value == texts["a"]


def test_what_the_child_refuses_is_said_and_so_is_a_child_that_broke_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(FormsError, match="made to harm"):
        apart.recognise_apart(made(field("a")))
    monkeypatch.setattr(sandbox, "run", lambda *given, **more: b'{"refused": "The file is no PDF."}\n')
    with pytest.raises(FormsError, match="no PDF"):
        apart.recognise_apart(b"nothing")
