"""The forms of a page of ours as they stand in its HTML, and the same with what was typed put into their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from amparo.office.cases.drafts.forms import MARKS, VERSIONS, is_typed

_ATTRIBUTES = r"""(?:"[^"]*"|'[^']*'|[^>"'])*"""
_FORM = re.compile(rf"<form\b({_ATTRIBUTES})>(.*?)</form>", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(
    rf"<input\b(?P<input>{_ATTRIBUTES})>"
    rf"|<textarea\b(?P<area>{_ATTRIBUTES})>(?P<text>.*?)</textarea>"
    rf"|<select\b(?P<select>{_ATTRIBUTES})>(?P<options>.*?)</select>",
    re.DOTALL | re.IGNORECASE,
)
_OPTION = re.compile(rf"<option\b({_ATTRIBUTES})>(.*?)(?=</option>|<option\b|$)", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_CHOSEN = frozenset({"checkbox", "radio"})
_NEVER = frozenset({"password", "file", "submit", "button", "image", "reset"})
_UNTYPED = _NEVER | _CHOSEN | {"hidden", "search"}


@dataclass(frozen=True, slots=True)
class Written:
    """A form in a page: where it begins and ends, its attributes, what stands between its tags."""

    start: int
    end: int
    attributes: str
    inner: str

    @property
    def attributes_by_name(self) -> Mapping[str, str]:
        """Its attributes by name."""
        return attributes_of(self.attributes)

    @property
    def takes_words(self) -> bool:
        """Whether anything can be typed in it."""
        return any(
            found["area"] is not None
            or (found["input"] is not None and attributes_of(found["input"]).get("type", "text") not in _UNTYPED)
            for found in _FIELD.finditer(self.inner)
            if is_typed(_name(found))
        )

    @property
    def names(self) -> frozenset[str]:
        """The names of its fields."""
        return frozenset(_name(found) for found in _FIELD.finditer(self.inner))

    @property
    def fixed(self) -> Mapping[str, str]:
        """What it says of itself in hidden fields: two forms with one address differ in that."""
        inputs = (attributes_of(found["input"]) for found in _FIELD.finditer(self.inner) if found["input"] is not None)
        return {
            attributes["name"]: attributes.get("value", "")
            for attributes in inputs
            if attributes.get("type") == "hidden" and attributes.get("name", "") not in MARKS | VERSIONS | {""}
        }


def forms_in(page: str) -> Iterator[Written]:
    """The forms of a page that are sent by POST."""
    for found in _FORM.finditer(page):
        if attributes_of(found[1]).get("method", "").lower() == "post":
            yield Written(found.start(), found.end(), found[1], found[2])


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a tag; those without a value are empty."""
    return {name.lower(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(text)}


def filled(inner: str, typed: Mapping[str, list[str]]) -> str:
    """What stands in a form, with its fields holding what was typed."""
    left = {name: list(values) for name, values in typed.items()}

    def put(found: re.Match[str]) -> str:
        name = _name(found)
        if name in VERSIONS and name in typed:
            return ""
        if not is_typed(name):
            return found[0]
        if found["input"] is not None:
            return _input(found["input"], name, typed, left)
        if name not in typed:
            return found[0]
        if found["area"] is not None:
            return f"<textarea{found['area']}>\n{escape(left[name].pop(0) if left[name] else '')}</textarea>"
        return f"<select{found['select']}>{_options(found['options'], typed[name])}</select>"

    marks = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name in sorted(VERSIONS & typed.keys())
        for value in typed[name]
    )
    return marks + _FIELD.sub(put, inner)


def _input(attributes: str, name: str, typed: Mapping[str, list[str]], left: dict[str, list[str]]) -> str:
    attrs = attributes_of(attributes)
    kind = attrs.get("type", "text")
    if kind in _NEVER or kind == "hidden":
        return f"<input{attributes}>"
    if kind in _CHOSEN:
        if kind == "radio" and name not in typed:
            return f"<input{attributes}>"
        on = attrs.get("value", "on") in typed.get(name, [])
        return f"<input{_without(attributes, 'checked')}{' checked' if on else ''}>"
    if name not in typed:
        return f"<input{attributes}>"
    value = left[name].pop(0) if left[name] else ""
    return f'<input{_without(attributes, "value")} value="{escape(value)}">'


def _options(options: str, chosen: list[str]) -> str:
    def put(found: re.Match[str]) -> str:
        value = attributes_of(found[1]).get("value", unescape(found[2].strip()))
        return f"<option{_without(found[1], 'selected')}{' selected' if value in chosen else ''}>{found[2]}"

    return _OPTION.sub(put, options)


def _without(attributes: str, name: str) -> str:
    """The attributes of a tag but one."""
    kept = [match[0] for match in _ATTRIBUTE.finditer(attributes) if match[1].lower() != name]
    return "".join(f" {text}" for text in kept)


def _name(found: re.Match[str]) -> str:
    return attributes_of(found["input"] or found["area"] or found["select"] or "").get("name", "")
