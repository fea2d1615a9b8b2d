"""Blank forms of the office: installed by its members, recognised in the sandbox before they are kept.

They are the agencies' own and bear nothing of anybody. They lie in the office's folder, and are not in its backups:
they can be had again from the agency.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from amparo.errors import FormsError
from amparo.forms import blanks
from amparo.forms.fitted import fitted
from amparo.forms.form import Form
from amparo.forms.pdf.apart import recognise_apart
from amparo.forms.reading import maps
from amparo.office.platform.encryption.keyring_file import replace_whole

LARGEST = 10 * 1024 * 1024
LACKING_AT_MOST = 0.1
"""The share of a map's fields that a blank may lack; with more, the map is not of this paper."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file is: a known form, and how many fields of the map it lacks."""

    form: Form
    lacking: int


def installed() -> Collection[tuple[str, str]]:
    """The forms and editions of which there is a blank."""
    return blanks.installed(_folder()).keys()


def blank_of(form: Form) -> bytes | None:
    """The blank of this form and edition, if it is installed. Raises FormsError where it cannot be read."""
    return blanks.blank_of(_folder(), form)


def install(content: bytes) -> Looked:
    """Keep a blank that somebody sent. Raises FormsError with what it is instead, and OSError on a full disk."""
    if len(content) > LARGEST:
        raise FormsError(_("This is larger than any blank form."))
    looked = looked_at(content)
    path = blanks.place(_folder(), looked.form.name, looked.form.edition)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    replace_whole(path, content)
    return looked


def looked_at(content: bytes) -> Looked:
    """What a file is, looked at in the sandbox. Raises FormsError."""
    known = maps()
    found = recognise_apart(content, known.values())
    edition = found.edition.isoformat() if found.edition else ""
    form = known.get((found.form, edition))
    if form is None:
        raise FormsError(_unknown(found.form, edition))
    on_paper = fitted(form, {name: field.states for name, field in found.fields.items()})
    lacking = len(on_paper.fields - set(found.fields))
    if lacking > LACKING_AT_MOST * max(1, len(form.fields)):
        raise FormsError(_("This looks like the form, but most of its fields are not there. Get it from the agency."))
    return Looked(form, lacking)


def _unknown(name: str, edition: str) -> str:
    others = [form.edition_printed for (known, _edition), form in maps().items() if known == name]
    if others:
        text = _("This is Form %(form)s, edition %(edition)s. Amparo knows these editions: %(others)s.")
        return text % {"form": name.upper(), "edition": edition or "?", "others": ", ".join(others)}
    return _("This is Form %(form)s, which Amparo does not know.") % {"form": name.upper()}


def _folder() -> Path:
    folder: Path = settings.HOME.folder
    return folder / "forms"
