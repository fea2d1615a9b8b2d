"""Which form a PDF is, and of which edition: by its bar codes, else by what its pages print, else by its fields."""

import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2

from amparo.errors import FormsError
from amparo.forms.form import Form
from amparo.forms.pdf.fields import Field, Purpose, fields_in
from amparo.forms.pdf.opening import damaged, opened

BARCODE = re.compile(r"^([A-Z]+-\d+[A-Z]*)\|(\d\d/\d\d/\d\d)\|\d+")
# “Form I-589 (Rev. 08/25/20)”, “Form I-131 Edition 01/20/25”, “Form G-28 09/17/18”.
PRINTED = re.compile(
    r"Form\s+([A-Z]{1,4}-\d{1,4}[A-Z]{0,3})\b(?:\s+Supplement \w)?\s*(?:\(?Rev\.?|Edition)?\s*(\d\d/\d\d/\d\d(?:\d\d)?)"
)
# “Form EOIR-28 Revised Sept. 2024”: forms of the court name a month.
PRINTED_MONTH = re.compile(
    r"Form\s+(EOIR)\s*-\s*(\d+[A-Z]?)\b[^\w]{0,20}Rev(?:ised|\.)?:?\s+([A-Z][a-z]{2})[a-z]*\.?\s+(\d{4})"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ALIKE = 0.3  # the least share of field names in common that says anything
PAGES_READ = 4


class How(StrEnum):
    """What a form was recognised by."""

    BARCODE = "the bar codes"
    PRINT = "the print on its pages"
    FIELDS = "the names of its fields"


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file is. `form` is the name as maps write it (`i-589`); `edition` is none where only fields tell.

    `likest` is the known map whose field names are the most alike, and `alike` the share in common.
    """

    form: str
    edition: dt.date | None
    how: How
    pages: int
    fields: Mapping[str, Field]
    likest: Form | None = None
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Differences:
    """The fields of a file against those of another, or of a map. `renamed` gives the new name for an old one."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    renamed: Mapping[str, str]

    @property
    def none(self) -> bool:
        return not (self.new or self.gone or self.renamed)


def recognise(file: bytes, known: Iterable[Form] = ()) -> Recognised:
    """Which form a PDF is. Raises FormsError where it cannot be read, has no fields, or nothing tells."""
    with opened(file) as pdf:
        pages = len(pdf.pages)
        try:
            fields = {name: found.field for name, found in fields_in(pdf).items()}
        except FormsError as no_fields:
            raise without_fields(file, pages, no_fields) from None
    likest, alike = most_alike(fields, known)
    coded = by_barcode(fields)
    if coded is not None:
        return Recognised(*coded, How.BARCODE, pages, fields, likest, alike)
    printed = by_print(file, pages)
    if printed is not None:
        return Recognised(*printed, How.PRINT, pages, fields, likest, alike)
    if likest is not None and alike >= ALIKE:
        return Recognised(likest.name, None, How.FIELDS, pages, fields, likest, alike)
    raise FormsError(
        "Nothing in the file tells which form it is: no bar code, no form number with its edition on a page, no fields "
        "that are known. Install the blank form as the agency publishes it."
    )


def without_fields(file: bytes, pages: int, otherwise: FormsError) -> FormsError:
    """What to say of a file that has no fields: which form it is, where its pages tell."""
    printed = by_print(file, pages)
    if printed is None:
        return otherwise
    form, edition = printed
    return FormsError(
        f"The file is Form {form.upper()}, edition {edition:%m/%d/%y}, but has no fields to fill: it was printed or "
        "scanned. Install the blank form as the agency publishes it, or use the answer sheet."
    )


def by_barcode(fields: Mapping[str, Field]) -> tuple[str, dt.date] | None:
    """Form and edition of the bar codes, which stand on every page of a form that has them.

    Raises FormsError where pages of several forms or editions were put together.
    """
    codes = [BARCODE.match(field.value) for field in fields.values() if field.purpose is Purpose.BARCODE]
    found = Counter((code.group(1), code.group(2)) for code in codes if code)
    if len(found) > 1:
        said = " and ".join(f"{form} of {edition}" for form, edition in found)
        raise FormsError(f"The file holds pages of several forms or editions: {said}. Install each by itself.")
    for form, edition in found:
        day = day_of(edition)
        if day is not None:
            return form.lower(), day
    return None


def by_print(file: bytes, pages: int) -> tuple[str, dt.date] | None:
    """Form and edition that the most pages print; none where two are printed as often, or none is."""
    found: Counter[tuple[str, dt.date]] = Counter()
    for text in texts_of(file, [*range(min(pages, PAGES_READ)), pages - 1]):
        found.update(set(editions_in(text)))
    most = found.most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def editions_in(text: str) -> Iterator[tuple[str, dt.date]]:
    for form, edition in PRINTED.findall(text):
        day = day_of(edition)
        if day is not None:
            yield form.lower(), day
    for office, number, month, year in PRINTED_MONTH.findall(text):
        if month in MONTHS:
            yield f"{office}-{number}".lower(), dt.date(int(year), MONTHS.index(month) + 1, 1)


def texts_of(file: bytes, numbers: Collection[int]) -> Iterator[str]:
    """The text of these pages, counted from 0, each once. Raises FormsError where the file is damaged."""
    try:
        document = pypdfium2.PdfDocument(io.BytesIO(file))
        try:
            for number in sorted(set(numbers)):
                page = document[number].get_textpage()
                yield page.get_text_bounded()
        finally:
            document.close()
    except pypdfium2.PdfiumError:
        raise damaged() from None


def day_of(edition: str) -> dt.date | None:
    month, day, year = (int(part) for part in edition.split("/"))
    try:
        return dt.date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def most_alike(fields: Collection[str], known: Iterable[Form]) -> tuple[Form | None, float]:
    """The map whose field names are most like these, the newest of equals, and the share of names in common."""
    names = {last(name) for name in fields}
    best: tuple[float, dt.date, Form] | None = None
    for form in known:
        theirs = {last(name) for name in form.fields}
        share = len(names & theirs) / max(1, len(names | theirs))
        if best is None or (share, form.edition) > best[:2]:
            best = (share, form.edition, form)
    return (best[2], best[0]) if best and best[0] else (None, 0.0)


def last(name: str) -> str:
    """The last part of a full name, by which fields keep theirs while pages around them change."""
    return re.split(r"(?<!\\)\.", name)[-1]


def differences(now: Mapping[str, Field], before: Mapping[str, Field] | Iterable[str]) -> Differences:
    """What is new, gone or renamed in a form against another edition, or against the names of a map.

    Renamed is what keeps its tooltip or, on the same page, its place; where only names are known, what keeps the last
    part of its name. What two could be is none. Bar codes do not count.
    """
    ours = {name: field for name, field in now.items() if field.purpose is not Purpose.BARCODE}
    theirs: dict[str, Field | None] = dict(before) if isinstance(before, Mapping) else dict.fromkeys(before)
    theirs = {name: field for name, field in theirs.items() if field is None or field.purpose is not Purpose.BARCODE}
    new = [name for name in ours if name not in theirs]
    gone = [name for name in theirs if name not in ours]
    renamed: dict[str, str] = {}
    for same in (same_tooltip, same_place, same_last_name):
        left = [name for name in new if name not in renamed.values()]
        for old in gone:
            field = theirs[old]
            fitting = [name for name in left if old not in renamed and same(old, field, name, ours[name])]
            if len(fitting) == 1 and fitting[0] not in renamed.values():
                renamed[old] = fitting[0]
    return Differences(
        new=tuple(name for name in new if name not in renamed.values()),
        gone=tuple(name for name in gone if name not in renamed),
        renamed=renamed,
    )


def same_tooltip(_old: str, before: Field | None, _name: str, now: Field) -> bool:
    if before is None or before.kind is not now.kind:
        return False
    return bool(now.tooltip) and spoken(now.tooltip) == spoken(before.tooltip)


def same_place(_old: str, before: Field | None, _name: str, now: Field) -> bool:
    """Whether both stand on the same page, and their boxes cover each other for the most part."""
    if before is None or before.kind is not now.kind:
        return False
    one, other = before.places[0], now.places[0]
    if one.page != other.page:
        return False
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    larger = max(one.width * one.height, other.width * other.height)
    return wide > 0 and high > 0 and wide * high > 0.7 * larger


def same_last_name(old: str, before: Field | None, name: str, now: Field) -> bool:
    return last(old) == last(name) and (before is None or before.kind is now.kind)


def spoken(tooltip: str) -> str:
    return "".join(sign for sign in tooltip.casefold() if sign.isalnum())
