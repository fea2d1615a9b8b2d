"""A file held against the maps: of which form and edition it is, which map is of it or nearest, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.forms.fitted import fitted
from amparo.forms.form import Form
from amparo.forms.pdf.fields import Field, Purpose
from amparo.forms.pdf.recognising import Differences, Recognised, differences, recognise

Maps = Mapping[tuple[str, str], Form]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a file is. `form` is the map of its edition where `exact`, else the nearest, if there is one.

    `differences` are those of the file against that map: what is new is asked by the file alone, what is gone by the
    map alone.
    """

    recognised: Recognised
    form: Form | None
    exact: bool
    differences: Differences

    @property
    def fills(self) -> bool:
        """Whether the file can be filled by the map: it is of its edition, and has all that the map names."""
        return self.exact and not self.differences.gone and not self.differences.renamed


def compared(file: bytes, maps: Maps, other_blank: Mapping[str, Field] | None = None) -> Compared:
    """What a file is, against the maps. Raises FormsError where it is no form or cannot be recognised.

    `other_blank` are the fields of a blank of the nearest edition, where one is at hand: places and tooltips tell then
    what was renamed.
    """
    found = recognise(file, maps.values())
    form, exact = nearest_of(found, maps)
    if form is None:
        return Compared(found, None, False, Differences((), (), {}))
    on_paper = fitted(form, {name: field.states for name, field in found.fields.items()})
    named = on_paper.fields | set(on_paper.left)
    asked = {name: field for name, field in found.fields.items() if field.purpose is Purpose.ANSWER or name in named}
    before = {name: field for name, field in (other_blank or {}).items() if name in named}
    differ = differences(asked, before if before and not exact else on_paper.fields)
    new = tuple(name for name in differ.new if name not in named)
    return Compared(found, form, exact, Differences(new, differ.gone, differ.renamed))


def nearest_of(found: Recognised, maps: Maps) -> tuple[Form | None, bool]:
    """The map of this edition, and that it is; else the newest of the same form, else that with the likest fields."""
    if found.edition is not None and (found.form, found.edition.isoformat()) in maps:
        return maps[found.form, found.edition.isoformat()], True
    same = [form for form in maps.values() if form.name == found.form]
    if same:
        return max(same, key=lambda form: form.edition), False
    return (found.likest, False) if found.alike >= 0.5 else (None, False)
