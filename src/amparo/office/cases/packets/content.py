"""What a packet is to be, as it is sealed: its cover, its exhibits in order, who is served."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from amparo.packets import plan
from amparo.packets.plan_file import page_numbers
from amparo.packets.presets import preset, tab


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document of the case behind a tab. `document` is its id, `proves` the keys of what it proves."""

    document: str
    title: str
    group: str = ""
    pages: str = ""
    words: tuple[str, ...] = ()
    boxes: tuple[tuple[float, ...], ...] = ()
    translated_from: str = ""
    translator: str = ""
    translator_address: str = ""
    translator_phone: str = ""
    proves: tuple[str, ...] = ()

    @property
    def redacted(self) -> bool:
        """Whether anything of it is made unreadable."""
        return bool(self.words or self.boxes)


@dataclass(frozen=True, slots=True)
class Content:
    """A whole packet. Exhibits have no tabs of their own: their order gives them."""

    preset: str
    title: str
    filed_by: str = ""
    detained: str = ""  # "yes", "no" or not said
    court: str = ""
    people: str = ""  # a line each: name; A-number
    proceedings: str = ""
    judge: str = ""
    hearing: str = ""
    stamp: str = ""
    served_party: str = ""
    service_way: str = ""
    exhibits: tuple[Exhibit, ...] = field(default=())

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Content:
        """The content of a sealed value."""
        exhibits = tuple(
            Exhibit(
                **{
                    **one,
                    "words": tuple(one["words"]),
                    "boxes": tuple(tuple(box) for box in one["boxes"]),
                    "proves": tuple(one["proves"]),
                }
            )
            for one in told["exhibits"]
        )
        return cls(**{**told, "exhibits": exhibits})

    def to_seal(self) -> dict[str, Any]:
        """What is sealed of it."""
        return asdict(self)

    @property
    def tabbed(self) -> list[tuple[str, Exhibit]]:
        """The exhibits with their tabs."""
        kind = preset(self.preset).tabs
        return [(tab(place, kind), exhibit) for place, exhibit in enumerate(self.exhibits)]


def moved(exhibits: Sequence[Exhibit], place: int, by: int) -> tuple[Exhibit, ...]:
    """The exhibits with one of them further up (-1) or down (1), where there is room."""
    there = place + by
    if not (0 <= place < len(exhibits) and 0 <= there < len(exhibits)):
        return tuple(exhibits)
    order = list(exhibits)
    order[place], order[there] = order[there], order[place]
    return tuple(order)


def to_make(content: Content, limit: int) -> plan.Packet:
    """The packet as the library makes it; each source is called by the id of its document."""
    people = []
    for line in content.people.splitlines():
        name, _, number = line.partition(";")
        if name.strip():
            people.append((name.strip(), number.strip()))
    cover = plan.Cover(
        content.title,
        tuple(content.filed_by.splitlines()),
        {"yes": True, "no": False}.get(content.detained),
        content.court,
        tuple(people),
        content.proceedings,
        content.judge,
        content.hearing,
    )
    served = tuple(line for line in content.served_party.splitlines() if line.strip())
    form = preset(content.preset)
    exhibits = tuple(_exhibit(exhibit) for exhibit in content.exhibits)
    service = plan.Service(served, content.service_way) if form.service else None
    return plan.Packet(content.preset, cover, exhibits, service, content.stamp, min(form.limit or limit, limit))


def _exhibit(one: Exhibit) -> plan.Exhibit:
    boxes = tuple(plan.Box(int(box[0]), *box[1:]) for box in one.boxes)
    source = plan.Source(one.document, page_numbers(one.pages, one.title), boxes, one.words)
    translation = (
        plan.Translation(one.translated_from, one.translator, one.translator_address, one.translator_phone)
        if one.translated_from
        else None
    )
    return plan.Exhibit(one.title, (source,), "", one.group, translation)


def with_exhibit(content: Content, place: int, exhibit: Exhibit | None) -> Content:
    """The content with another exhibit at that place, or without the one that is there."""
    order = list(content.exhibits)
    order[place : place + 1] = [exhibit] if exhibit is not None else []
    return replace(content, exhibits=tuple(order))
