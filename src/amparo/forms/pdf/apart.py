"""The same work on files that nobody vouches for: in a child without files, network, or much memory and time.

An office looks at a blank so before it installs it, and fills it so, since a file that harms the reader may wait for
its second reading. A child takes about half a second to begin.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from amparo import sandbox
from amparo.errors import FormsError
from amparo.forms.form import Box, Form
from amparo.forms.pdf.fields import Field, Kind, Place, Purpose
from amparo.forms.pdf.filling import Filled, Left, Overflow, Why
from amparo.forms.pdf.recognising import How, Recognised, most_alike

SECONDS = 30.0
MEMORY = 2 << 30
LARGEST = 100 << 20
_CHILD = Path(__file__).with_name("child.py")
_NEEDED = "from amparo.forms.pdf.child import rehearse; rehearse()"


def recognise_apart(file: bytes, known: Iterable[Form] = ()) -> Recognised:
    """What `recognise` says of a file, found in a child. Raises FormsError, also where the child fails."""
    known = list(known)
    names = [(form.name, form.edition.isoformat(), sorted(form.fields)) for form in known]
    told, _ = answered({"task": "recognise", "known": names}, file)
    fields = {one["name"]: field_of(one) for one in told["fields"]}
    likest, alike = most_alike(fields, known)
    edition = dt.date.fromisoformat(told["edition"]) if told["edition"] else None
    return Recognised(told["form"], edition, How(told["how"]), told["pages"], fields, likest, alike)


def fill_apart(blank: bytes, texts: Mapping[str, str], boxes: Iterable[Box] = ()) -> Filled:
    """What `fill` makes of a blank, made in a child. Raises FormsError, also where the child fails."""
    asked = {"task": "fill", "texts": dict(texts), "boxes": [dataclasses.astuple(box) for box in boxes]}
    told, file = answered(asked, blank)
    return Filled(
        file,
        tuple(Left(field, value, Why(why), tuple(offered)) for field, value, why, offered in told["left"]),
        tuple(Overflow(*overflow) for overflow in told["overflows"]),
        {field: tuple(signs) for field, signs in told["signs"].items()},
    )


def answered(asked: Mapping[str, Any], file: bytes) -> tuple[dict[str, Any], bytes]:
    """What the child answers. Raises FormsError for what it refuses, and where it broke off."""
    data = json.dumps(asked).encode() + b"\n" + file
    try:
        answer = sandbox.run(_CHILD, data, prepare=_NEEDED, seconds=SECONDS, memory=MEMORY, largest=LARGEST)
        line, _, made = answer.partition(b"\n")
        told = json.loads(line)
    except (sandbox.Failed, ValueError, OSError):
        raise FormsError("The file could not be read: it is damaged, or made to harm whoever opens it.") from None
    if "refused" in told:
        raise FormsError(told["refused"])
    return told, made


def field_of(told: Mapping[str, Any]) -> Field:
    given = {
        **told,
        "kind": Kind(told["kind"]),
        "purpose": Purpose(told["purpose"]),
        "places": tuple(Place(*place) for place in told["places"]),
        "states": tuple(told["states"]),
        "options": tuple((stored, shown) for stored, shown in told["options"]),
    }
    return Field(**given)
