"""What a form says against what the law of the case knows, and against the files of relatives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.forms.checks.finding import Finding, Gravity
from amparo.forms.client_file import ClientFile
from amparo.forms.saying import said
from amparo.forms.told import Told, origins_of
from amparo.forms.views import View, view
from amparo.law.facts import Words
from amparo.typed_text import folded


@dataclass(frozen=True, slots=True)
class Pair:
    """Two expressions that cannot both be right where they differ; or one `never`, which must not be yes."""

    name: str
    words: Words
    first: str
    second: str = "''"


PAIRS = (
    Pair(
        "entry_day",
        Words(
            "The newest entry told for forms is on another day than the last arrival that deadlines are counted from.",
            "La entrada más reciente para formularios es de otro día que la llegada con la que se cuentan los plazos.",
        ),
        "entry.entered_on",
        "facts.last_entry_on",
    ),
    Pair(
        "married",
        Words(
            "The marital status on the form is not that of the facts.",
            "El estado civil del formulario no es el de los hechos.",
        ),
        "me.marital_status && (me.marital_status == 'married' || me.marital_status == 'separated') && 'no' || "
        "(me.marital_status && 'yes')",
        "facts.unmarried",
    ),
    Pair(
        "in_us",
        Words(
            "There is a present address in the United States, and the facts say that the person is not there.",
            "Hay una dirección actual en Estados Unidos, y los hechos dicen que la persona no está ahí.",
        ),
        "address.country && 'yes'",
        "facts.in_us",
    ),
    Pair(
        "spouse",
        Words(
            "The marital status is married, and no spouse is among the relatives.",
            "El estado civil es casada, y no hay cónyuge entre los familiares.",
        ),
        "(me.marital_status == 'married' && !spouse && 'married') || 'as told'",
        "'as told'",
    ),
    Pair(
        "no_longer_spouse",
        Words(
            "A spouse is among the relatives, and the marital status says that there is none.",
            "Hay cónyuge entre los familiares, y el estado civil dice que no.",
        ),
        "(spouse && contains(['single', 'divorced', 'widowed', 'annulled'], me.marital_status || '') && 'both')"
        " || 'as told'",
        "'as told'",
    ),
    Pair(
        "filed_before",
        Words(
            "The form says that nobody applied for asylum before, and the records have an application.",
            "El formulario dice que nadie pidió asilo antes, y los registros tienen una solicitud.",
        ),
        "(claim.applied_before == 'no' && facts.asylum_filed == 'yes' && facts.prior_asylum_denied == 'yes' && 'both')"
        " || 'as told'",
        "'as told'",
    ),
    Pair(
        "convictions",
        Words(
            "The form says that there were no crimes or arrests, and there are arrests or convictions on record.",
            "El formulario dice que no hubo delitos ni arrestos, y constan arrestos o condenas.",
        ),
        "(claim.crimes == 'no' && (arrests[?contains(place || '', 'United States')]"
        " || facts.felony_conviction == 'yes') && 'both') || 'as told'",
        "'as told'",
    ),
)


def against_law(file: ClientFile) -> list[Finding]:
    """Where forms and the law of the case cannot both be right."""
    whole = view(file)
    found = []
    for pair in PAIRS:
        first, second = said(pair.first, whole), said(pair.second, whole)
        if _known(first) and _known(second) and not _same(str(first), str(second)):
            origins = origins_of(first, second)
            values = tuple(str(value) for value in (first, second) if origins_of(value))
            found.append(Finding(pair.name, Gravity.STOPS, pair.words, origins=origins, values=values))
    return found


def against_relatives(file: ClientFile, others: Mapping[str, ClientFile]) -> list[Finding]:
    """Where a relative as told here is not as in their own file. `others` are the files of the case by person.

    Who is who is known by the A-number, or by given and family name where no A-number speaks against it.
    """
    found = []
    people = [view(other) for other in others.values()]
    relatives = view(file)
    for relative in _relatives(relatives):
        for person in people:
            me = person["me"]
            if isinstance(me, dict) and _is(relative, me):
                found += list(_unlike(relative, me))
    return found


SHARED = ("family_name", "given_name", "middle_name", "born_on", "birth_city", "birth_country", "nationality", "sex")


def _unlike(relative: View, me: View) -> Iterable[Finding]:
    for field in SHARED:
        here, there = relative.get(field), me.get(field)
        if here is not None and there is not None and not _same(here, there):
            words = Words(
                "A relative is told here otherwise than in the relative's own file.",
                "Un familiar consta aquí de otro modo que en su propio expediente.",
            )
            origins = (*here.origins, *there.origins)
            yield Finding(f"relative_{field}", Gravity.STOPS, words, origins=origins, values=(str(here), str(there)))


def _relatives(whole: Mapping[str, object]) -> list[View]:
    lists = [whole[name] for name in ("former_spouses", "children", "siblings")]
    singles = [whole[name] for name in ("spouse", "mother", "father")]
    found = [row for rows in lists if isinstance(rows, list) for row in rows]
    return [row for row in (*found, *singles) if isinstance(row, dict) and row]


def _is(relative: View, me: View) -> bool:
    numbers = [_digits(who.get("a_number")) for who in (relative, me)]
    if all(numbers):
        return numbers[0] == numbers[1]
    names = ("given_name", "family_name")
    return all(name in relative and name in me and _same(relative[name], me[name]) for name in names)


def _digits(number: Told | None) -> str:
    return "".join(char for char in number or "" if char.isdigit()).lstrip("0")


def _known(value: object) -> bool:
    return isinstance(value, Told) and bool(value) and not value.nothing


def _same(first: str, second: str) -> bool:
    """Whether both say the same; a month or a year agrees with a day within it."""
    if first[-4:].isdigit() and second[-4:].isdigit() and "/" in first + second:
        return _parts_agree(first, second)
    return folded(first) == folded(second)


def _parts_agree(first: str, second: str) -> bool:
    short, long = sorted((first.split("/"), second.split("/")), key=len)
    if short[-1] != long[-1]:
        return False
    return len(short) == 1 or (short[0] == long[0] and (len(short) == 2 or short == long))
