"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from amparo.forms.reading import maps
from amparo.office.cases.filings.preparing import item_token
from tests.office.given import Given

_ITEM = next(form for form in maps().values() if form.name == "ar-11").items[0]

GIVEN: Given = {
    "form": lambda world, who, held: held.form if held else uuid.uuid4(),
    "comment": lambda world, who, held: held.comment if held else uuid.uuid4(),
    "item": lambda world, who, held: item_token((_ITEM.part, _ITEM.number, _ITEM.label, 0)),
}
