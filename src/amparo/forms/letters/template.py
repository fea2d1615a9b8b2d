"""Templates of letters, read from TOML and checked whole before anything is merged into them."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from amparo.errors import FormsError
from amparo.forms.letters.expressions import checked
from amparo.forms.letters.labels import label_of
from amparo.law.facts import Words

LARGEST = 100_000  # signs of a template
MOST_PARAGRAPHS = 300
NAME = re.compile(r"[a-z][a-z0-9-]{0,59}")
_ASKED = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MARK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Field:
    """A place to fill: the expression that says it, and the label that stands under its line."""

    says: str
    label: Words

    @property
    def written(self) -> str:
        """As it stands in the text."""
        return f"{{{self.says}}}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A part that stands only where its expression finds something."""

    when: str
    parts: tuple[str | Field, ...]


type Part = str | Field | Kept


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in both languages; `heading` in bold."""

    en: tuple[Part, ...]
    es: tuple[Part, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A letter as an office writes it. `asks` are what nobody's file holds, by name."""

    name: str
    title: Words
    about: Words
    paragraphs: tuple[Paragraph, ...]
    asks: Mapping[str, Words]
    sources: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()
    read_on: dt.date | None = None

    @property
    def fields(self) -> Sequence[Field]:
        """Every field that the text uses, each once, in the order of the text."""
        found: dict[str, Field] = {}
        for paragraph in self.paragraphs:
            for part in (*paragraph.en, *paragraph.es):
                for field in part.parts if isinstance(part, Kept) else (part,):
                    if isinstance(field, Field):
                        found.setdefault(field.says, field)
        return list(found.values())


def read_template(text: str, where: str) -> Template:
    """The template. Raises FormsError, naming the file and what in it is wrong."""
    try:
        if len(text) > LARGEST:
            raise FormsError(f"a template takes {LARGEST} signs at most")
        return _template(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise FormsError(f"{where}: is not TOML: {wrong}") from None
    except FormsError as wrong:
        raise FormsError(f"{where}: {wrong}") from None


def _template(data: dict[str, object]) -> Template:
    _only(
        data, ("name", "title", "about", "sources", "not_read", "read_on", "asks", "labels", "paragraphs"), "a template"
    )
    asks = {_asked_name(row): _words(row.get("label"), "asks") for row in _rows(data, "asks", ("name", "label"))}
    labels = {f"asked.{name}": words for name, words in asks.items()}
    for row in _rows(data, "labels", ("says", "label")):
        labels[checked(_text(row, "says"))] = _words(row.get("label"), "labels")
    rows = _rows(data, "paragraphs", ("en", "es", "heading"))
    if not 0 < len(rows) <= MOST_PARAGRAPHS:
        raise FormsError(f"a template has between 1 and {MOST_PARAGRAPHS} paragraphs")
    name, read_on = _text(data, "name"), data.get("read_on")
    if not NAME.fullmatch(name):
        raise FormsError("“name” takes small letters, digits and hyphens, 60 at most")
    if read_on is not None and not isinstance(read_on, dt.date):
        raise FormsError("“read_on” is a day like 2026-11-28")
    return Template(
        name,
        _words(data.get("title"), "title"),
        _words(data.get("about"), "about"),
        tuple(_paragraph(row, labels, f"paragraph {place}") for place, row in enumerate(rows, 1)),
        MappingProxyType(asks),
        _texts(data, "sources"),
        _texts(data, "not_read"),
        read_on,
    )


def _paragraph(row: Mapping[str, object], labels: Mapping[str, Words], where: str) -> Paragraph:
    try:
        en, es = (tuple(_parts(_text(row, language).strip(), labels)) for language in ("en", "es"))
        for says in _said_in(en) ^ _said_in(es):
            raise FormsError(f"“{says}” stands in one language only")
    except FormsError as wrong:
        raise FormsError(f"{where}: {wrong}") from None
    return Paragraph(en, es, row.get("heading") is True)


def _said_in(parts: Sequence[Part]) -> set[str]:
    """The expressions of a paragraph, conditions marked: both languages say the same of a person."""
    found = set()
    for part in parts:
        if isinstance(part, Kept):
            found |= {f"? {part.when}"} | _said_in(part.parts)
        elif isinstance(part, Field):
            found.add(part.says)
    return found


def _parts(text: str, labels: Mapping[str, Words]) -> Iterator[Part]:
    """The text between marks as it is, and what the marks say."""
    when: str | None = None
    kept: list[str | Field] = []
    for place, piece in enumerate(_MARK.split(text)):
        found = _plain(piece) if place % 2 == 0 else _mark(piece, labels)
        match found:
            case Kept(opened) if when is None:
                when, kept = opened, []
            case Kept():
                raise FormsError("“{? …}” cannot stand within another: close the first with “{/}”")
            case None if when is not None:
                yield Kept(when, tuple(kept))
                when = None
            case None:
                raise FormsError("“{/}” closes nothing")
            case _ if when is None:
                yield found
            case _:
                kept.append(found)
    if when is not None:
        raise FormsError("“{? …}” is never closed with “{/}”")


def _plain(text: str) -> str:
    if "{" in text or "}" in text:
        raise FormsError("a brace stands alone: fields are written {me.given_name}")
    return text


def _mark(inside: str, labels: Mapping[str, Words]) -> Field | Kept | None:
    """A field; the beginning of a kept part, still empty; None for its end."""
    says = inside.strip()
    if says == "/":
        return None
    if says.startswith("?"):
        return Kept(checked(says[1:].strip()), ())
    label = labels.get(checked(says)) or label_of(says)
    if label is None:
        raise FormsError(f"“{says}” needs a label: add it to [[labels]] (or to [[asks]], if no file holds it)")
    return Field(says, label)


def _asked_name(row: Mapping[str, object]) -> str:
    name = _text(row, "name")
    if not _ASKED.fullmatch(name):
        raise FormsError("asks: “name” takes small letters, digits and underscores")
    return name


def _rows(data: Mapping[str, object], name: str, allowed: Sequence[str]) -> list[Mapping[str, object]]:
    rows = data.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FormsError(f"“{name}” is written [[{name}]], once for each")
    for row in rows:
        _only(row, allowed, name)
    return rows


def _only(data: Mapping[str, object], allowed: Sequence[str], where: str) -> None:
    for name in data:
        if name not in allowed:
            raise FormsError(f"{where}: there is nothing called “{name}” here ({', '.join(allowed)})")


def _text(data: Mapping[str, object], name: str) -> str:
    text = data.get(name)
    if not isinstance(text, str) or not text.strip():
        raise FormsError(f"“{name}” must be a text")
    return text


def _texts(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise FormsError(f"“{name}” must be a list of texts")
    return tuple(found)


def _words(data: object, where: str) -> Words:
    if (
        not isinstance(data, dict)
        or set(data) != {"en", "es"}
        or not all(isinstance(text, str) for text in data.values())
    ):
        raise FormsError(f'{where}: give the text as {{ en = "…", es = "…" }}')
    return Words(data["en"], data["es"])
