"""What an item of a form says: an expression over the file of a person, in JMESPath with a few functions of ours.

`me.family_name`, `children[0].born_on`, `length(children)`, `month(schools[0].from_on)`, `a || b` for the first that is
known, `spouse.included == 'yes' && 'Y' || 'N'`. Functions:

- `label(choice)` the words of a choice, `word(choice)` those before a comma; `month(day)` a day as 07/2019;
- `digits(text)`, `upper(text)`, `text(number)`;
- `joined(', ', [a, b])` what is known of a list; `known(a)` what is neither unknown nor “none”;
- `name(person)`, `last_first(person)`; `street(address)`, `address(address)` on one line, `state(text)` in two letters;
- `area_code(telephone)`, `local_number(telephone)`, `ten_digits(telephone)` without signs between them;
- `feet_and_inches(inches)`, `three_digits(number)` as two and three texts;
- `given(text)` yes where it says something, no where somebody said that there is none; `bracketed(text)` what stands in
  brackets, a text for each: c and 8 of “(c)(8)”; `said(record, ['for_race', …])` the fields that are yes;
- `parts('Tela, Honduras')` what stands between commas, an empty list where nothing is known;
- `last_years(rows, '5', today)` the rows that had not ended five years ago, or of which that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import jmespath
from jmespath import functions

from amparo.errors import FormsError
from amparo.forms.told import NOTHING, Told, origins_of
from amparo.forms.us_states import letters_of
from amparo.typed_text import digits


def said(expression: str, view: Mapping[str, object]) -> object:
    """What the expression gives: a `Told`, a list of them, a truth, or None for what is not known.

    Raises FormsError where it cannot be read, or asks a function for what it does not take.
    """
    return _as_told(found(expression, view))


def found(expression: str, view: Mapping[str, object]) -> object:
    """What the expression finds, whatever it is: records too. Raises FormsError as `said` does."""
    try:
        return compiled(expression).search(view, _OPTIONS)
    except jmespath.exceptions.JMESPathError as wrong:
        raise FormsError(f"“{expression}” cannot be said: {wrong}") from None


@cache
def compiled(expression: str) -> jmespath.parser.ParsedResult:
    """The expression, read once. Raises FormsError where it cannot be read."""
    try:
        return jmespath.compile(expression)
    except jmespath.exceptions.JMESPathError as wrong:
        raise FormsError(f"“{expression}” is no expression: {wrong}") from None


def _as_told(value: object) -> object:
    match value:
        case Told() | bool() | None:
            return value
        case str():
            return Told(value)
        case int() | float():
            return Told(str(value))
        case list():
            return [_as_told(part) for part in value]
        case _:
            raise FormsError("an item says a text or a list of texts, not a whole record")


class _Functions(functions.Functions):
    """Each takes and gives texts that keep their origins; what is not known stays so."""

    @functions.signature({"types": []})
    def _func_label(self, value: object) -> Told | None:
        return Told(value.choice or value, value.origins) if isinstance(value, Told) else None

    @functions.signature({"types": []})
    def _func_word(self, value: object) -> Told | None:
        label = self._func_label(value)
        return label if label is None else Told(label.partition(",")[0].capitalize(), label.origins)

    @functions.signature({"types": []})
    def _func_month(self, day: object) -> Told | None:
        if not isinstance(day, Told):
            return None
        return Told(f"{day[:2]}/{day[-4:]}" if re.fullmatch(r"\d\d/\d\d/\d{4}", day) else day, day.origins)

    @functions.signature({"types": []})
    def _func_digits(self, value: object) -> Told | None:
        return Told(value if value.nothing else _digits(value), value.origins) if isinstance(value, Told) else None

    @functions.signature({"types": []})
    def _func_upper(self, value: object) -> Told | None:
        return Told(value.upper(), value.origins) if isinstance(value, Told) else None

    @functions.signature({"types": []})
    def _func_text(self, value: object) -> Told | None:
        return None if value is None else Told(str(value), origins_of(value))

    @functions.signature({"types": []})
    def _func_known(self, value: object) -> Told | None:
        return value if isinstance(value, Told) and value and not value.nothing else None

    @functions.signature({"types": ["string"]}, {"types": ["array"]})
    def _func_joined(self, between: str, parts: list[object]) -> Told | None:
        return _joined(between, parts)

    @functions.signature({"types": []})
    def _func_name(self, person: object) -> Told | None:
        return _joined(" ", _parts(person, "given_name", "middle_name", "family_name"))

    @functions.signature({"types": []})
    def _func_last_first(self, person: object) -> Told | None:
        given = _joined(" ", _parts(person, "given_name", "middle_name"))
        return _joined(", ", [*_parts(person, "family_name"), given])

    @functions.signature({"types": []})
    def _func_street(self, address: object) -> Told | None:
        unit = _joined(" ", [self._func_label(part) for part in _parts(address, "unit_kind")] + _parts(address, "unit"))
        return _joined(", ", [*_parts(address, "street"), unit])

    @functions.signature({"types": []})
    def _func_address(self, address: object) -> Told | None:
        state = _joined(" ", _parts(address, "state", "zip_code"))
        return _joined(", ", [self._func_street(address), *_parts(address, "city"), state, *_parts(address, "country")])

    @functions.signature({"types": []})
    def _func_state(self, state: object) -> Told | None:
        return Told(letters_of(state) or state, state.origins) if isinstance(state, Told) else None

    @functions.signature({"types": []})
    def _func_area_code(self, telephone: object) -> Told | None:
        number = _national(telephone)
        return Told(number[:3], origins_of(telephone)) if len(number) == 10 else None

    @functions.signature({"types": []})
    def _func_local_number(self, telephone: object) -> Told | None:
        number = _national(telephone)
        if not isinstance(telephone, Told):
            return None
        return Told(f"{number[3:6]}-{number[6:]}" if len(number) == 10 else telephone, telephone.origins)

    @functions.signature({"types": []})
    def _func_ten_digits(self, telephone: object) -> Told | None:
        if not isinstance(telephone, Told):
            return None
        number = _national(telephone)
        return Told(number if len(number) == 10 else telephone, telephone.origins)

    @functions.signature({"types": []})
    def _func_feet_and_inches(self, inches: object) -> list[Told] | None:
        if not isinstance(inches, Told) or not inches.isdecimal():
            return None
        return [Told(str(part), inches.origins) for part in divmod(int(inches), 12)]

    @functions.signature({"types": []})
    def _func_three_digits(self, number: object) -> list[Told] | None:
        if not isinstance(number, Told) or not number.isdecimal():
            return None
        return [Told(digit, number.origins) for digit in number.rjust(3, "0")]

    @functions.signature({"types": []})
    def _func_given(self, value: object) -> Told | None:
        return Told("no" if value.nothing else "yes", value.origins) if isinstance(value, Told) and value else None

    @functions.signature({"types": []})
    def _func_bracketed(self, value: object) -> list[Told] | None:
        if not isinstance(value, Told):
            return None
        return [Told(inside, value.origins) for inside in re.findall(r"\(([^()]*)\)", value)]

    @functions.signature({"types": []}, {"types": ["array"]})
    def _func_said(self, record: object, names: list[str]) -> list[Told]:
        values = record if isinstance(record, dict) else {}
        return [Told(name, origins_of(values[name])) for name in names if values.get(name) == "yes"]

    @functions.signature({"types": []})
    def _func_parts(self, value: object) -> list[Told]:
        text = value if isinstance(value, Told) and not value.nothing else Told("")
        return [Told(part, text.origins) for part in map(str.strip, text.split(",")) if part]

    @functions.signature({"types": ["array"]}, {"types": ["string"]}, {"types": ["string"]})
    def _func_last_years(self, rows: list[object], years: str, today: str) -> list[object]:
        now = _latest(today)
        since = f"{int(now[:4]) - int(years):04}{now[4:]}"
        return [row for row in rows if isinstance(row, dict) and _latest(row.get("until_on")) >= since]


# JMESPath's own functions look types up by the name of the class.
functions.TYPES_MAP["Told"] = "string"
functions.REVERSE_TYPES_MAP["string"] = (*functions.REVERSE_TYPES_MAP["string"], "Told")
_OPTIONS = jmespath.Options(custom_functions=_Functions())


def _parts(record: object, *names: str) -> list[object]:
    return [record[name] for name in names if name in record] if isinstance(record, dict) else []


def _joined(between: str, parts: list[object]) -> Told | None:
    """The texts that say something, one after another; “none” where all that is known is that there is none."""
    texts = [part for part in parts if isinstance(part, str) and part]
    saying = [text for text in texts if text != NOTHING]
    if not texts:
        return None
    return Told(between.join(saying) or NOTHING, origins_of(*texts))


def _latest(day: object) -> str:
    """A day as 20191231, as late as what is known of it allows; one that is not known comes after all."""
    parts = day.split(" ")[-1].split("/") if isinstance(day, str) else []
    match parts:
        case [month, on, year]:
            return year + month + on
        case [month, year]:
            return year + month + "31"
        case [year]:
            return year + "1231"
        case _:
            return "99991231"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", digits(text))


def _national(telephone: object) -> str:
    number = _digits(telephone) if isinstance(telephone, str) else ""
    return number.removeprefix("1") if len(number) == 11 else number
