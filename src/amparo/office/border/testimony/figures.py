"""Numbers that tell who somebody is: A-numbers, telephones, dockets, addresses on the net, days, ages.

Days become seasons and ages ranges. Every pattern reads each sign a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amparo.office.border.testimony import lists
from amparo.office.border.testimony.spelling import bare

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
LINK = re.compile(r"https?://[^\s<>\"]{1,200}|(?<!\w)www\.[^\s<>\"]{1,200}|(?<![\w@])@\w[\w.]{1,40}", re.IGNORECASE)
DOCKET = re.compile(
    r"(?<!\w)(?:case|caso|docket|expediente|exp\.|file|no\.|nos\.|n[uú]m\.|#)[ \t]{0,2}"
    r"(?:no\.|nos\.|number|n[uú]mero|n[uú]m\.|#)?[ \t:#]{0,3}[^\W\d]{0,4}-?\d[\w:/-]{2,24}"
    r"|(?<!\w)\d{1,2}:\d{2}-[a-z]{2}-\d{3,6}|(?<![\w-])\d{2}-\d{4,6}(?![\w-])",
    re.IGNORECASE,
)
A_NUMBER = re.compile(
    r"(?<!\w)[Aa][ \t]?[#-]?[ \t]?\d(?:[ \t.-]?\d){6,8}(?!\d)|(?<![\w+-])\d{3}[ \t.-]?\d{3}[ \t.-]?\d{3}(?![\w-])"
)
PHONE = re.compile(r"(?<!\w)(?:\+|\(|\d)[\d \t().-]{5,22}\d(?!\w)")
CODED = re.compile(
    r"(?<!\w)\d[\d.,:/-]{0,30}\d(?!\w)|(?<!\w)(?=[^\W_]{0,30}\d)[^\W_]{1,30}(?:-[^\W_]{1,20}){0,4}|\d[\d.,:/-]{0,30}",
)
ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|[oaºª°])", re.IGNORECASE)
ISO = re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4}|\d{2})(?!\d)")
DAY_MONTH = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|[ºª°])?[ \t,]{1,3}(?:de[ \t]|of[ \t])?(?P<m>[^\W\d_]{3,12})\.?"
    r"(?:[ \t,]{1,3}(?:del?[ \t]|of[ \t])?(?P<y>\d{4}))?(?!\w)"
)
MONTH_DAY = re.compile(
    r"(?<!\w)(?P<m>[^\W\d_]{3,12})\.?[ \t]{1,2}(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\w)(?:,?[ \t]{1,2}(?P<y>\d{4}))?(?!\d)"
)
MONTH_YEAR = re.compile(r"(?<!\w)(?P<m>[^\W\d_]{3,12})\.?,?[ \t](?:del?[ \t]|of[ \t])?(?P<y>\d{4})(?!\w)")
MONTH = re.compile(r"(?<!\w)(?P<m>[^\W\d_]{4,12})(?!\w)")
BEFORE = re.compile(
    r"(?<!\w)(?:on[ \t]+|el[ \t]+(?:d[ií]a[ \t]+)?|in[ \t]+|en[ \t]+)?(?:([^\W\d_]{4,10}),?[ \t]+)?$", re.IGNORECASE
)
AGE = re.compile(
    r"(?<!\w)(?P<n>\d{1,3})[ \t-]{1,2}(?:years?|yrs?)[ \t-]{1,2}old(?!\w)"
    r"|(?<!\w)(?:aged|age(?: of)?) (?P<a>\d{1,3})(?!\w)"
    r"|(?<!\w)(?P<s>\d{1,3}) a[ñn]os de edad(?!\w)|(?<=\bde )(?P<d>\d{1,3}) a[ñn]os(?!\w)"
    r"|(?<=\btiene )(?P<t>\d{1,3}) a[ñn]os(?!\w)|(?<=\bten[ií]a )(?P<i>\d{1,3}) a[ñn]os(?!\w)",
    re.IGNORECASE,
)
SPAN = re.compile(
    r"(?<!\w)\d{1,3}[ \t-](?:years?|yrs?|a[ñn]os|an|ans|lane|months?|mes|meses|mwa|weeks?|semanas?|days? old)"
    r"(?:[ \t-]old| de edad)?(?!\w)",
    re.IGNORECASE,
)
AGE_IN_WORDS = re.compile(
    r"(?<!\w)(?P<w>[^\W\d_]{2,14})(?:[ -](?:y )?(?P<v>[^\W\d_]{2,8}))?[ -](?:years?|a[ñn]os)"
    r"(?:[ -]old| de edad)?(?!\w)",
    re.IGNORECASE,
)
RANGE = re.compile(
    r"(?:between|entre) (\d0) (?:and|y) (\d9) (?:years old|a[ñn]os)"
    r"|(?:under|menos de) (?:6|13|18) (?:years old|a[ñn]os)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was found, and what it may become; "" where a person must find words."""

    kind: str
    start: int
    end: int
    becomes: str = ""


def figures_in(text: str, language: str) -> Iterator[Figure]:
    """Numbers of every kind, the surest first; later ones may lie within earlier ones."""
    things = lists.wording()["things"][language]
    for kind, pattern in (("email", EMAIL), ("link", LINK), ("docket", DOCKET)):
        yield from (Figure(kind, *match.span(), things.get(kind, "")) for match in pattern.finditer(text))
    for match in RANGE.finditer(text):
        if match[1] is None or int(match[2]) == int(match[1]) + 9:
            yield Figure("range", *match.span())  # what an age became
    yield from _days(text, language)
    yield from (Figure("a_number", *match.span(), things["a_number"]) for match in A_NUMBER.finditer(text))
    for match in PHONE.finditer(text):
        if sum(sign.isdigit() for sign in match[0]) >= 7:
            yield Figure("phone", *match.span(), things["phone"])
    yield from _ages(text, language)
    for match in CODED.finditer(text):
        digits = sum(sign.isdigit() for sign in match[0])
        if digits and (digits > 1 or len(match[0]) > 1) and not ORDINAL.fullmatch(match[0]):
            end = match.end() - (len(match[0]) - len(match[0].rstrip(".,:/-")))
            yield Figure("number", match.start(), end)


def _days(text: str, language: str) -> Iterator[Figure]:
    for pattern in (ISO, NUMERIC, DAY_MONTH, MONTH_DAY, MONTH_YEAR):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month, named = _month(parts["m"], ambiguous=pattern is NUMERIC, day=parts.get("d"))
            if named:
                yield Figure("date", _begin(text, match.start()), match.end(), _season(month, parts.get("y"), language))
    for match in MONTH.finditer(text):
        if bare(match["m"]) in lists.months():
            yield Figure("date", *match.span())


def _month(written: str, *, ambiguous: bool, day: str | None) -> tuple[int, bool]:
    """The month, 0 where day and month may be the other way round; and whether it is a date at all."""
    if written.isdigit():
        return (0 if ambiguous and int(day or 0) <= 12 and int(written) <= 12 else min(int(written), 12)), True
    month = lists.months().get(bare(written), 0)
    return month, bool(month)


def _begin(text: str, start: int) -> int:
    """Where a date begins: with `on` or `el` and with the day of the week before it."""
    before = BEFORE.search(text, max(0, start - 30), start)
    if before is None or (before[1] and bare(before[1]) not in lists.weekdays()):
        short = re.search(r"(?<!\w)(?:on|el|in|en)[ \t]+$", text[max(0, start - 8) : start], re.IGNORECASE)
        return start - len(short[0]) if short else start
    return before.start()


def _season(month: int, year: str | None, language: str) -> str:
    wording = lists.wording()["seasons"][language]
    if year is not None and len(year) == 2:
        year = f"20{year}" if int(year) < 50 else f"19{year}"
    season = wording[(month % 12) // 3] if month else ""
    if season and year:
        return str(wording[4]).format(season=season, year=year)
    return str(wording[5]).format(season=season) if season else str(wording[6]).format(year=year)


def _ages(text: str, language: str) -> Iterator[Figure]:
    for match in AGE.finditer(text):
        years = int(next(filter(None, match.groups())))
        yield Figure("age", *match.span(), _range(years, language) if years < 120 else "")
    yield from (Figure("age", *match.span()) for match in SPAN.finditer(text))  # an age, or only how long
    for match in AGE_IN_WORDS.finditer(text):
        if bare(match["w"]) in lists.number_words() or (match["v"] and bare(match["v"]) in lists.number_words()):
            yield Figure("age", *match.span())


def _range(years: int, language: str) -> str:
    wording = lists.wording()["ages"][language]
    for limit, words in ((6, wording[0]), (13, wording[1]), (18, wording[2])):
        if years < limit:
            return str(words)
    low = years // 10 * 10
    return str(wording[3]).format(low=low, high=low + 9)
