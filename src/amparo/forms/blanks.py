"""Blank forms that somebody installed: a folder with one PDF for each form and edition.

They are the agencies' own, come from their sites, and bear nothing of anybody.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from amparo.errors import FormsError
from amparo.forms.form import Form
from amparo.forms.pdf.fields import Kind, Purpose
from amparo.forms.pdf.recognising import Recognised, recognise

FILLED_AT_MOST = 3
"""So many fields of a blank may have a value of its own: “Self” in a table of family members."""


def installed(folder: Path) -> Mapping[tuple[str, str], Path]:
    """The blanks in a folder, by form and edition (`2022-11-02`)."""
    found: dict[tuple[str, str], Path] = {}
    for path in sorted(folder.glob("*_????-??-??.pdf")) if folder.is_dir() else ():
        form, _, edition = path.stem.rpartition("_")
        found[form, edition] = path
    return found


def place(folder: Path, form: str, edition: dt.date) -> Path:
    """Where the blank of a form and edition lies."""
    return folder / f"{form}_{edition.isoformat()}.pdf"


def blank_of(folder: Path, form: Form) -> bytes | None:
    """The blank of this form and edition, if it is installed. Raises FormsError where it cannot be read."""
    path = place(folder, form.name, form.edition)
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as wrong:
        raise FormsError(f"{path}: cannot be read: {wrong.strerror}") from None


def install(folder: Path, file: bytes, known: Iterable[Form]) -> Recognised:
    """Keep a blank form, in place of one of the same form and edition that is there.

    Raises FormsError where it is not recognised with its edition, where it is filled in already, and where it cannot be
    written.
    """
    found = recognise(file, known)
    if found.edition is None:
        raise FormsError(
            f"Its fields are like those of {found.form.upper()}, but nothing tells the edition: it is not installed."
        )
    filled = [
        field
        for field in found.fields.values()
        if field.purpose is Purpose.ANSWER and is_filled(field.kind, field.value)
    ]
    if len(filled) > FILLED_AT_MOST:
        raise FormsError(
            f"It is not blank: {len(filled)} of its fields are filled in. Install the form as the agency has it."
        )
    path = place(folder, found.form, found.edition)
    beside = path.with_name(f".{path.name}.part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_bytes(file)
        os.replace(beside, path)  # noqa: PTH105
    except OSError as wrong:
        raise FormsError(f"{path}: cannot be written: {wrong.strerror}") from None
    return found


def is_filled(kind: Kind, value: str) -> bool:
    return bool(value.strip()) and not (kind is Kind.BOX and value == "Off")
