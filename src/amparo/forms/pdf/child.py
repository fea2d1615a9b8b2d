"""What runs in the sandboxed child: one task on standard input, its answer on standard output.

The first line is JSON and says what to do (`recognise` or `fill`) and with which values; the file follows. The answer
is a line of JSON, and after it the filled copy. A reason to refuse is an answer, too: `refused`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from amparo.errors import FormsError
from amparo.forms.form import Box
from amparo.forms.pdf.filling import fill
from amparo.forms.pdf.recognising import recognise
from amparo.forms.typeface import Typeface, shape
from amparo.forms.typeface.faces import BOLD, OTHERS, REGULAR, face


def answer(asked: dict[str, Any], file: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to a task, and the file that belongs to it."""
    if asked["task"] == "recognise":
        found = recognise(file, [known(*one) for one in asked["known"]])
        edition = found.edition.isoformat() if found.edition else None
        fields = [dataclasses.asdict(field) for field in found.fields.values()]
        told = {"form": found.form, "edition": edition, "how": found.how, "pages": found.pages, "fields": fields}
        return told, b""
    filled = fill(file, asked["texts"], [Box(*box) for box in asked["boxes"]])
    about = {
        "left": [dataclasses.astuple(left) for left in filled.left],
        "overflows": [dataclasses.astuple(overflow) for overflow in filled.overflows],
        "signs": dict(filled.signs),
    }
    return about, filled.file


def known(name: str, edition: str, fields: list[str]) -> Any:
    """A map as far as recognising asks for it."""
    return SimpleNamespace(name=name, edition=dt.date.fromisoformat(edition), fields=frozenset(fields))


def rehearse() -> None:
    """Does all of it once with a small form, so that nothing is left to be loaded when the limits stand."""
    for name in (REGULAR, BOLD, *OTHERS):
        face(name)
    with pikepdf.new() as pdf:
        typeface = Typeface()
        page = pdf.add_blank_page()
        page.Contents = pdf.make_stream(typeface.draw(shape("Form I-0 Edition 01/01/20", 9), 20, 20))
        page.Resources = typeface.resources(pdf)
        field = Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=pikepdf.String("a"), Rect=Array([0, 0, 90, 20]))
        page.Annots = Array([pdf.make_indirect(field)])
        pdf.Root.AcroForm = Dictionary(Fields=page.Annots)
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = "Form I-0"
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", R=6))
    answer({"task": "recognise", "known": [("i-0", "2020-01-01", ["a"])]}, out.getvalue())
    answer({"task": "fill", "texts": {"a": "ñ ل 王", "b": ""}, "boxes": []}, out.getvalue())


def main() -> None:
    """Read the task, answer it."""
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        about, made = answer(asked, sys.stdin.buffer.read())
    except FormsError as refused:
        about, made = {"refused": str(refused)}, b""
    sys.stdout.buffer.write(json.dumps(about).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
