"""The queue: who must be answered first, and who can answer in their language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from itertools import batched
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.intake.alarms import open_alarms
from amparo.office.intake.answers import why_first
from amparo.office.intake.gate import visible_requests
from amparo.office.intake.models import DECIDED, AlarmKind, Kind, Request, State
from amparo.office.intake.requests import Asked, unsealed_all
from amparo.office.intake.shown_alarms import GRAVEST
from amparo.office.platform.accounts.models import User

TRIES = 3
"""After so many tries without an answer the queue says so."""
PAGE = 50
FAR = dt.date.max


class Tab(StrEnum):
    """What of the queue is shown."""

    WAITING = "waiting"
    MINE = "mine"
    SECOND = "second"
    BOOKED = "booked"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Row:
    """A request in the queue."""

    asked: Asked
    why: list[str]
    tries: int
    speakers: list[str]
    cries: str = ""  # what they cried and nobody has taken, in words

    @property
    def silent(self) -> bool:
        """Whether nobody has reached them however often it was tried."""
        return self.tries >= TRIES

    @property
    def in_danger(self) -> bool:
        """Whether they said that they are in danger today, or cry for help."""
        return self.asked.answers.get("danger") == "yes" or self.cries not in ("", str(AlarmKind.CALL.label))


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue."""

    rows: list[Row]
    flood: list[Row]  # came while very many were writing, and tells of no danger
    flooded: int
    count: int
    page: int

    @property
    def more(self) -> bool:
        """Whether there is another page."""
        return self.count > self.page * PAGE


type Place = tuple[bool, bool, bool, dt.date, bool, dt.datetime, int]
"""Where a request stands in the queue: smaller stands before larger."""


def first(asked: Asked) -> Place:
    """What orders the queue behind whoever cries for help: danger, detention, the nearest date, children, who waits
    longest, who was taken in first.

    Within danger whoever came in a flood stands behind those who came in calm: noise knows which box to tick.
    """
    answers = asked.answers
    nearest = asked.dates[0][1] if asked.dates else FAR
    return (
        answers.get("danger") != "yes",
        asked.row.crowded,
        answers.get("where") != "detained",
        nearest,
        not answers.get("children"),
        asked.row.received_at,
        asked.row.number,
    )


def queue(user: User, tab: Tab, page: int = 1) -> Queue:
    """What a member finds to do."""
    wanted = _of(user, tab)
    order = _order(wanted) if tab is not Tab.DECIDED else _latest(wanted)
    cries = _untaken(wanted) if tab is not Tab.DECIDED else {}
    order = sorted(order, key=lambda pair: _head(cries.get(pair[0]), pair[1])) if cries else order
    folded = [pk for pk, rank in order if tab is Tab.WAITING and rank.folded and pk not in cries]
    apart = set(folded)
    calm = [pk for pk, _ in order if pk not in apart]
    here = slice((page - 1) * PAGE, page * PAGE)
    shown = {asked.row.pk: asked for asked in unsealed_all(_whole(wanted, [*calm[here], *folded[here]]))}
    speakers = _speakers()

    def rows(keys: list[UUID]) -> list[Row]:
        found = [shown[pk] for pk in keys if pk in shown]
        return [
            Row(
                asked,
                why_first(asked),
                asked.row.tries,  # type: ignore[attr-defined]
                speakers.get(asked.speaks, []),
                _alarm_label(cries.get(asked.row.pk)),
            )
            for asked in found
        ]

    return Queue(rows(calm[here]), rows(folded[here]), len(folded), max(len(calm), len(folded)), page)


type Untaken = tuple[bool, int]
"""Of what somebody cried and nobody took: whether all of it came in a flood, and the place of the gravest."""


def _untaken(wanted: QuerySet[Request]) -> dict[UUID, Untaken]:
    """Who of a list cries for help, whom nobody has taken."""
    found: dict[UUID, Untaken] = {}
    rows = open_alarms().filter(request__in=wanted.values("pk"))
    for pk, kind, crowded in rows.values_list("request", "kind", "crowded"):
        assert pk is not None
        cry = (crowded, GRAVEST.index(AlarmKind(kind)))
        found[pk] = min(found.get(pk, cry), cry)
    return found


def _head(cries: Untaken | None, rank: _Rank) -> tuple[int, Place]:
    """Who cries stands before all others; in a flood, behind the danger that was told in calm."""
    if cries is None:
        calm_danger = not rank.first[0] and not rank.first[1]
        return (1 if calm_danger else 3), rank.first
    crowded, kind = cries
    if GRAVEST[kind] is AlarmKind.CALL:
        return (1 if not rank.first[0] and not rank.first[1] else 3 if crowded else 2), rank.first
    return (2 if crowded else 0), rank.first


def _alarm_label(cries: Untaken | None) -> str:
    return "" if cries is None else str(GRAVEST[cries[1]].label)


@dataclass(frozen=True, slots=True)
class _Rank:
    """Where a request stands in the queue on a day, kept in memory so that a long queue is not unsealed each time."""

    version: int
    day: dt.date
    first: Place
    folded: bool


_ranks: dict[UUID, _Rank] = {}
MOST_RANKS = 50_000


def _order(wanted: QuerySet[Request]) -> list[tuple[UUID, _Rank]]:
    today = timezone.localdate()
    versions = dict(wanted.values_list("pk", "version"))
    stale = [pk for pk, version in versions.items() if not _is_fresh(pk, version, today)]
    if len(_ranks) > MOST_RANKS:
        _ranks.clear()
        stale = list(versions)
    for keys in batched(stale, 500):
        for asked in unsealed_all(wanted.filter(pk__in=keys)):
            row = asked.row
            _ranks[row.pk] = _Rank(row.version, today, first(asked), row.crowded and not _urgent(asked))
    return sorted(((pk, _ranks[pk]) for pk in versions if pk in _ranks), key=lambda pair: pair[1].first)


def _is_fresh(pk: UUID, version: int, today: dt.date) -> bool:
    held = _ranks.get(pk)
    return held is not None and (held.version, held.day) == (version, today)


def _latest(wanted: QuerySet[Request]) -> list[tuple[UUID, _Rank]]:
    none = _Rank(0, FAR, (False, False, False, FAR, False, timezone.now(), 0), folded=False)
    return [(pk, none) for pk in wanted.order_by("-decided_at").values_list("pk", flat=True)]


def _whole(wanted: QuerySet[Request], keys: list[UUID]) -> QuerySet[Request]:
    tries = Count("entries", filter=Q(entries__kind=Kind.ATTEMPT))
    return wanted.filter(pk__in=keys).annotate(tries=tries).select_related("taken_by", "proposed_by")


def counts(user: User) -> dict[str, int]:
    """How many stand under each tab."""
    return {tab.value: _of(user, tab).count() for tab in Tab if tab is not Tab.DECIDED}


def waiting_requests(user: User) -> int:
    """How many requests wait to be read, of those that exist for a member, and of those who cry for help."""
    return _of(user, Tab.WAITING).count() if user.role in TAKES_CASES else 0


def speakers_of(language: str) -> list[str]:
    """The names of those who can answer in a language."""
    return _speakers().get(language, [])


def _of(user: User, tab: Tab) -> QuerySet[Request]:
    rows = visible_requests(user)
    match tab:
        case Tab.WAITING:
            crying = open_alarms().filter(request__isnull=False).values("request")
            return rows.filter(Q(state=State.WAITING) | Q(pk__in=crying))
        case Tab.MINE:
            return rows.filter(state__in=(State.TAKEN, State.BOOKED, State.DECLINING), taken_by=user)
        case Tab.SECOND:
            return rows.filter(state=State.DECLINING).exclude(proposed_by=user)
        case Tab.BOOKED:
            return rows.filter(state=State.BOOKED)
        case Tab.DECIDED:
            recent = timezone.now() - dt.timedelta(days=90)
            return rows.filter(state__in=DECIDED, decided_at__gte=recent)


def _urgent(asked: Asked) -> bool:
    return asked.answers.get("danger") == "yes" or asked.answers.get("where") == "detained"


def _speakers() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    staff = User.objects.filter(is_active=True, role__in=TAKES_CASES).order_by("name")
    for user in staff:
        for language in user.speaks.split(","):
            found.setdefault(language, []).append(user.name)
    return found
