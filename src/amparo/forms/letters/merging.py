"""A template merged with the file of a person: what is known as text, what is not as a line with its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from amparo.errors import FormsError
from amparo.forms.client_file import ClientFile
from amparo.forms.letters.template import Field, Kept, Part, Template
from amparo.forms.letters.wording import EN, ES, worded
from amparo.forms.saying import found
from amparo.forms.told import Told
from amparo.forms.views import view
from amparo.law.facts import Words

LINE = "_" * 20
"""What stands where nothing is known, its label behind it."""
NOTHING_HERE = "—"
"""Beside a paragraph that the other language has alone."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph in English and Spanish."""

    en: str
    es: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that nothing is known of: its expression and its label."""

    says: str
    label: Words


@dataclass(frozen=True, slots=True)
class Merged:
    """The letter as the file says it today, and what is missing in it."""

    paragraphs: tuple[Pair, ...]
    missing: tuple[Missing, ...]

    def text(self, language: str) -> str:
        """One language as plain text to edit: paragraphs between empty lines, headings behind “# ”."""
        whole = [("# " if one.heading else "") + getattr(one, language) for one in self.paragraphs]
        return "\n\n".join(whole) + "\n"


def merged(template: Template, file: ClientFile, asked: Mapping[str, str] | None = None) -> Merged:
    """The letter for a person. `asked` is what nobody's file holds; what is left out of it is missing too."""
    typed = {name: Told(text.strip()) for name, text in (asked or {}).items() if text.strip()}
    merging = _Merging(file, {**view(file), "asked": typed})
    pairs = []
    for paragraph in template.paragraphs:
        en, es = (merging.text(parts, language) for parts, language in ((paragraph.en, EN), (paragraph.es, ES)))
        if en or es:
            pairs.append(Pair(en or NOTHING_HERE, es or NOTHING_HERE, paragraph.heading))
    return Merged(tuple(pairs), tuple(merging.missing.values()))


def pairs_of(en: str, es: str) -> Sequence[Pair]:
    """Two edited texts side by side, paragraph by paragraph; where one has fewer, the rest stands alone."""
    sides = [
        [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()] for text in (en, es)
    ]
    longest = max(map(len, sides))
    english, spanish = ([*side, *[""] * (longest - len(side))] for side in sides)
    return [
        Pair(one.removeprefix("# "), other.removeprefix("# "), one.startswith("# ") or other.startswith("# "))
        for one, other in zip(english, spanish, strict=True)
    ]


class _Merging:
    def __init__(self, file: ClientFile, known: Mapping[str, object]) -> None:
        self.file, self.known = file, known
        self.missing: dict[str, Missing] = {}

    def text(self, parts: Iterable[Part], language: str) -> str:
        return "".join(self._part(part, language) for part in parts).strip()

    def _part(self, part: Part, language: str) -> str:
        match part:
            case str():
                return part
            case Field(says, label):
                told = worded(self._found(says), self.file, language)
                if told:
                    return re.sub(r"\n\s*\n", "\n", told)
                self.missing.setdefault(says, Missing(says, label))
                return f"{LINE} ({getattr(label, language)})"
            case Kept(when, inside):
                return "".join(self._part(one, language) for one in inside) if _holds(self._found(when)) else ""

    def _found(self, expression: str) -> object:
        """What the expression finds; what cannot be said of this file is not known."""
        try:
            return found(expression, self.known)
        except FormsError:
            return None


def _holds(value: object) -> bool:
    if isinstance(value, Told):
        return bool(value) and not value.nothing and value != "no"
    return bool(value)
