"""The sheets that a packet brings itself: cover, contents, tabs, certificates of translation, proof of service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amparo.packets.letter import HEIGHT, WIDTH
from amparo.packets.plan import Cover, Exhibit, Service, Translation
from amparo.packets.typeface import Rule, Text, width_of, wrapped

LEFT, RIGHT, TOP, FOOT = 72.0, WIDTH - 72.0, HEIGHT - 72.0, 64.0
MIDDLE = WIDTH / 2
Sheet = list[Text | Rule]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: tab, title, the group that begins with it, and the page it leads to."""

    tab: str
    title: str
    group: str
    page: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents as sheets, and for each line where it stands: sheet, place of its entry, lower and upper edge."""

    sheets: list[Sheet]
    places: list[tuple[int, int, float, float]]


def cover_sheet(cover: Cover) -> Sheet:
    """The cover in the form of a caption: who files, which court, whose matter, what it is."""
    sheet: Sheet = [Text(LEFT, TOP - 15 * place, line, 11) for place, line in enumerate(cover.filed_by)]
    if cover.detained is not None:
        sheet.append(Text(RIGHT, TOP, "DETAINED" if cover.detained else "NON-DETAINED", 11, True, "right"))
    y = TOP - 15 * max(6, len(cover.filed_by)) - 24
    for line in [line.strip() for line in cover.court.splitlines() if line.strip()]:
        sheet.append(Text(MIDDLE, y, line, 12, True, "center"))
        y -= 17
    y -= 24
    if cover.people:
        sheet += [Rule(LEFT, y, MIDDLE - 12), Text(LEFT, y - 20, "In the Matter of:")]
        y -= 46
        for name, number in cover.people:
            for line in wrapped(name, MIDDLE - LEFT - 24, 12, True):
                sheet.append(Text(LEFT + 12, y, line, 12, True))
                y -= 16
            if number:
                sheet.append(Text(MIDDLE + 24, y + 16, f"File No. {number}"))
        y -= 8
        if cover.proceedings:
            sheet.append(Text(LEFT, y, cover.proceedings))
            y -= 20
        sheet.append(Rule(LEFT, y, MIDDLE - 12))
    y -= 36
    if cover.judge:
        sheet.append(Text(LEFT, y, f"Immigration Judge: {cover.judge}"))
    if cover.hearing:
        lines = wrapped(f"Next hearing: {cover.hearing}", RIGHT - MIDDLE - 10, 12)
        sheet += [Text(RIGHT, y - 16 * place, line, 12, False, "right") for place, line in enumerate(lines)]
        y -= 16 * (len(lines) - 1)
    y -= 72
    for line in wrapped(cover.title, RIGHT - LEFT, 16, True):
        sheet.append(Text(MIDDLE, y, line, 16, True, "center"))
        y -= 22
    return sheet


def contents_sheets(entries: Sequence[Entry], title: str = "TABLE OF CONTENTS") -> Contents:
    """The contents: tab, title, page. As many sheets as it takes, no line of an entry parted from the next."""
    numbers_at, room = RIGHT, RIGHT - LEFT - 42 - 96
    sheets: list[Sheet] = []
    places: list[tuple[int, int, float, float]] = []
    y = 0.0

    def begin() -> float:
        top = [Text(MIDDLE, TOP, title, 14, True, "center")]
        heads = [Text(LEFT, TOP - 30, "Tab", 10, True), Text(numbers_at, TOP - 30, "Page", 10, True, "right")]
        sheets.append([*top, *heads, Rule(LEFT, TOP - 35, RIGHT)])
        return TOP - 54

    for place, entry in enumerate(entries):
        lines = wrapped(entry.title, room, 11)
        group = wrapped(entry.group, RIGHT - LEFT, 11, True) if entry.group else []
        if not sheets or y - 15 * (len(lines) + len(group)) < FOOT:
            y = begin()
        for line in group:
            y -= 4
            sheets[-1].append(Text(LEFT, y, line, 11, True))
            y -= 17
        upper = y + 11
        page = f"Part {entry.part}, {entry.page}" if entry.part else str(entry.page)
        for number, line in enumerate(lines):
            sheets[-1].append(Text(LEFT + 42, y, line, 11))
            if number == 0 and entry.tab:
                sheets[-1].append(Text(LEFT, y, entry.tab, 11, True))
            if number == len(lines) - 1:
                sheets[-1].append(Text(numbers_at, y, page, 11, False, "right"))
                begin_at = LEFT + 42 + width_of(line, 11) + 6
                end_at = numbers_at - width_of(page, 11) - 6
                dots = int(max(0.0, end_at - begin_at) / width_of(" .", 11))
                sheets[-1].append(Text(end_at, y, " ." * dots, 11, False, "right"))
            y -= 15
        places.append((len(sheets) - 1, place, y + 11, upper))
        y -= 4
    if not sheets:
        begin()
    return Contents(sheets, places)


def tab_sheet(tab: str, exhibit: Exhibit) -> Sheet:
    """The sheet before an exhibit: its tab in large letters at the center, and its title."""
    word = f"EXHIBIT {tab}"
    sheet: Sheet = [Text(MIDDLE, HEIGHT / 2 + 40, word, 36, True, "center")]
    lines = wrapped(exhibit.title, RIGHT - LEFT - 40, 16)
    return [*sheet, *(Text(MIDDLE, HEIGHT / 2 - 8 - 22 * n, line, 16, False, "center") for n, line in enumerate(lines))]


def translation_sheet(tab: str, exhibit: Exhibit, translation: Translation) -> Sheet:
    """The translator's certificate (8 CFR 1003.33, 103.2(b)(3)), with lines for what is signed by hand."""
    translator = translation.translator or "_" * 34
    language = translation.language or "_" * 20
    says = (
        f"I, {translator}, am competent to translate from {language} into English. The translation of the document "
        f"listed below is complete, and true and accurate to the best of my abilities.",
        f"Document: Exhibit {tab}, {exhibit.title}".rstrip(", "),
    )
    lines = (
        "Signature of translator",
        f"Name: {translation.translator}",
        f"Address: {translation.address}",
        f"Telephone: {translation.telephone}",
        "Date",
    )
    return _certificate("CERTIFICATE OF TRANSLATION", says, lines)


def service_sheet(cover: Cover, service: Service) -> Sheet:
    """The proof of service (8 CFR 1003.32(a)), with lines for what is signed by hand."""
    day = service.day or "_" * 22
    by = service.by or "_" * 30
    people = "; ".join(" ".join(part for part in person if part) for person in cover.people)
    says = [
        people,
        f"On {day}, I, {service.signer or '_' * 30}, served a copy of this filing, {cover.title}, with all its pages, "
        f"on the following by {by}:",
        *service.on,
    ]
    return _certificate("PROOF OF SERVICE", says, ("Signature", f"Name: {service.signer}", "Date"))


def _certificate(title: str, says: Sequence[str], lines: Sequence[str]) -> Sheet:
    sheet: Sheet = [Text(MIDDLE, TOP, title, 14, True, "center")]
    y = TOP - 48
    for paragraph in says:
        for line in wrapped(paragraph, RIGHT - LEFT, 12):
            sheet.append(Text(LEFT, y, line))
            y -= 20
        y -= 10
    y -= 40
    for line in lines:
        sheet += [Rule(LEFT, y, LEFT + 260), Text(LEFT, y - 14, line, 10)]
        y -= 52
    return sheet


def texts_of(sheets: Sequence[Sheet]) -> list[str]:
    """Everything that is written on sheets."""
    return [thing.words for sheet in sheets for thing in sheet if isinstance(thing, Text)]
