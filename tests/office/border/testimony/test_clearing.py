"""Nothing leaves without a live consent of each person and a second reading, whatever came before."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.office.border.testimony.clearing import NotReleasable, Refusal, Releasable, Version, clear
from amparo.office.border.testimony.terms import Agreed, Terms, Why, birthday, recipient_key

DAY = dt.date(2026, 11, 25)
TERMS = Terms(
    kind="press", recipient="The Border Herald", what="the crossing", purpose="a series", identified="nobody",
    how="signed", given_on="2026-01-10", language="Spanish", explained_by="Lucía", age="adult",
)  # fmt: skip
READ = Version(
    uuid.uuid4(), "I was afraid.", frozenset({"a"}), frozenset(), frozenset({1}), 2, newest=True, looked_at=True
)


def agreed(person: str = "a", **more: object) -> Agreed:
    terms = replace(TERMS, **{name: more.pop(name) for name in list(more) if hasattr(TERMS, name)})  # type: ignore[arg-type]
    told: dict[str, object] = {"until": dt.date(2027, 1, 9), "written": True, "withdrawn": False, **more}
    return Agreed(uuid.uuid4(), person, terms, **told)  # type: ignore[arg-type]


def asked(version: Version, *consents: Agreed, to: str = "The Border Herald", day: dt.date = DAY) -> object:
    found = clear(version, consents, "press", to, day)
    return found if isinstance(found, Refusal) else "released"


def test_a_live_consent_and_a_second_reading_let_a_text_go() -> None:
    one = agreed()
    found = clear(READ, [one], "press", "the border  HERALD", DAY)
    assert isinstance(found, Releasable)
    assert (found.text, found.consents, found.until) == ("I was afraid.", (one.id,), dt.date(2027, 1, 9))
    assert repr(found) == "<Releasable>"


def test_nobody_else_makes_a_releasable() -> None:
    with pytest.raises(NotReleasable):
        Releasable(object(), READ, "press", "The Border Herald", DAY, [agreed()])


def test_what_was_cleared_for_one_day_is_not_for_another() -> None:
    found = clear(READ, [agreed()], "press", "The Border Herald", DAY)
    assert isinstance(found, Releasable)
    with pytest.raises(NotReleasable):
        found.must_be_of(DAY + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        (agreed(), None),
        (agreed(withdrawn=True), Why.WITHDRAWN),
        (agreed(written=False), Why.NOT_WRITTEN),
        (agreed(until=DAY), None),
        (agreed(until=DAY - dt.timedelta(days=1)), Why.OVER),
        (agreed(given_on="2026-11-26"), Why.NOT_YET),
        (agreed(given_on="2024-11-23", until=dt.date(2030, 1, 1)), Why.OVER),
        (agreed(age="unknown"), Why.NO_GUARDIAN),
        (agreed(age="minor"), Why.NO_GUARDIAN),
        (agreed(age="minor", guardian="agreed"), Why.NO_GUARDIAN),
        (agreed(age="minor", guardian="agreed", guardian_name="Her aunt"), None),
        (agreed(age="minor", guardian="alone"), None),
        (agreed(born_on=dt.date(2010, 5, 1)), Why.NO_GUARDIAN),  # on record she is a child, whatever was said
        (agreed(age="unknown", born_on=dt.date(1990, 5, 1)), None),
        (agreed(born_on=dt.date(2008, 6, 1), guardian="agreed", guardian_name="Her aunt"), Why.GROWN_UP),
        (agreed(born_on=dt.date(2008, 11, 26), guardian="agreed", guardian_name="Her aunt"), None),
    ],
)
def test_a_consent_is_live_or_says_why_not(consent: Agreed, why: Why | None) -> None:
    assert consent.fails(DAY) == why
    assert asked(READ, consent) == ("released" if why is None else Refusal.NO_CONSENT)


def test_a_consent_covers_one_recipient() -> None:
    assert asked(READ, agreed(), to="Another Herald") is Refusal.NO_CONSENT
    assert asked(READ, agreed(kind="funder")) is Refusal.NO_CONSENT
    assert recipient_key("press", "新聞") != recipient_key("press", "報紙")
    assert recipient_key("press", "Channel 4") != recipient_key("press", "Channel 5")


def test_one_persons_consent_does_not_cover_the_family() -> None:
    both = replace(READ, told_of=frozenset({"a", "b"}))
    assert asked(both, agreed("a")) is Refusal.NO_CONSENT
    assert asked(both, agreed("a"), agreed("b", recipient="Another person")) is Refusal.NO_CONSENT
    assert asked(both, agreed("a"), agreed("b")) == "released"


def test_a_name_stays_only_with_the_consent_to_be_named() -> None:
    named = replace(READ, named=frozenset({"a"}))
    assert asked(named, agreed()) is Refusal.NAMED
    assert asked(named, agreed(identified="named")) == "released"
    assert asked(replace(READ, named=frozenset({"b"})), agreed(identified="named")) is Refusal.NAMED


@pytest.mark.parametrize(
    ("version", "why"),
    [
        (replace(READ, reader=None), Refusal.NOT_READ),
        (replace(READ, reader=1), Refusal.OWN_READING),
        (replace(READ, newest=False), Refusal.REPLACED),
        (replace(READ, told_of=frozenset()), Refusal.NOBODY),
        (replace(READ, looked_at=False), Refusal.NOT_LOOKED_AT),
    ],
)
def test_a_text_that_nobody_else_has_read_stays(version: Version, why: Refusal) -> None:
    assert asked(version, agreed()) is why


def test_who_was_born_on_a_leap_day_is_of_age_in_march() -> None:
    assert birthday(dt.date(2008, 2, 29), 18) == dt.date(2026, 3, 1)


# --- random histories against an oracle that shares no code ------------------------------------------------


@dataclass
class Life:
    """What happened so far, as an honest clerk would keep it on paper."""

    day: int = 0
    papers: list[dict[str, object]] = field(default_factory=list)
    writers: set[int] = field(default_factory=lambda: {1})
    reader: int | None = None
    told_of: set[str] = field(default_factory=lambda: {"a"})
    named: set[str] = field(default_factory=set)

    def may(self, to: str) -> bool:
        """Whether a text may go, said the long way."""
        if self.reader is None or self.reader in self.writers:
            return False
        for person in self.told_of | self.named:
            carried = False
            for paper in self.papers:
                right = paper["who"] == person and paper["to"] == to and paper["signed"] and not paper["torn"]
                first, last = int(str(paper["first"])), int(str(paper["last"]))
                in_time = first <= self.day <= last and self.day - first <= 731
                if right and in_time and (person not in self.named or paper["named"]):
                    carried = True
            if not carried:
                return False
        return True


steps = st.one_of(
    st.tuples(
        st.just("agree"),
        st.sampled_from("ab"),
        st.sampled_from("XY"),
        st.integers(1, 900),
        st.booleans(),
        st.booleans(),
    ),
    st.tuples(st.just("tear"), st.integers(0, 5)),
    st.tuples(st.just("sign"), st.integers(0, 5)),
    st.tuples(st.just("wait"), st.integers(1, 400)),
    st.tuples(st.just("write"), st.integers(1, 3), st.sampled_from(("a", "b", "ab")), st.sampled_from(("", "a", "b"))),
    st.tuples(st.just("read"), st.integers(1, 3)),
    st.tuples(st.just("release"), st.sampled_from("XY")),
)


BEGUN = (("agree", "a", "X", 500, True, False), ("read", 2))
"""Most histories begin where a release is possible, or hardly any would reach one."""


def test_no_history_releases_without_consent_and_second_reading() -> None:
    counted: Counter[bool] = Counter()

    @settings(max_examples=2_500, deadline=None)
    @given(st.sampled_from((BEGUN, BEGUN, ())), st.lists(steps, max_size=12))
    def histories(begun: tuple[tuple[object, ...], ...], more: list[tuple[object, ...]]) -> None:
        life = Life()
        for step in [*begun, *more, ("release", "X")]:
            _lived(life, step)
            if step[0] == "release":
                goes = _goes(life, str(step[1]))
                counted[goes] += 1
                assert goes == life.may(str(step[1])), (life, step)

    histories()
    assert min(counted[True], counted[False]) > 500


def _lived(life: Life, step: tuple[object, ...]) -> None:
    match step:
        case ("agree", who, to, int(days), signed, named):
            paper = {"who": who, "to": to, "first": life.day, "last": life.day + days, "signed": signed}
            life.papers.append({**paper, "torn": False, "named": named})
        case ("tear", int(at)) if at < len(life.papers):
            life.papers[at]["torn"] = True
        case ("sign", int(at)) if at < len(life.papers):
            life.papers[at]["signed"] = True
        case ("wait", int(days)):
            life.day += days
        case ("write", int(by), whom, name):
            life.writers.add(by)
            life.reader, life.told_of, life.named = None, set(str(whom)), set(str(name))
        case ("read", int(by)):
            life.reader = by


def _goes(life: Life, to: str) -> bool:
    people, writers = (frozenset(life.told_of), frozenset(life.named)), frozenset(life.writers)
    version = Version(READ.id, "text", *people, writers, life.reader, newest=True, looked_at=True)
    start = dt.date(2026, 1, 1)
    consents = [_as_agreed(paper, start) for paper in life.papers]
    return isinstance(clear(version, consents, "press", to, start + dt.timedelta(days=life.day)), Releasable)


def test_the_histories_reach_a_release_and_the_oracle_can_disagree() -> None:
    life = Life(papers=[{"who": "a", "to": "X", "first": 0, "last": 9, "signed": True, "torn": False, "named": False}])
    assert not life.may("X")
    life.reader = 2
    assert life.may("X")
    torn = agreed(withdrawn=True)
    assert asked(READ, replace(torn, withdrawn=False)) == "released"  # were the withdrawal not looked at, this would go
    assert asked(READ, torn) is Refusal.NO_CONSENT


def _as_agreed(paper: dict[str, object], start: dt.date) -> Agreed:
    first, last = (start + dt.timedelta(days=int(str(paper[name]))) for name in ("first", "last"))
    return agreed(
        str(paper["who"]),
        recipient=paper["to"],
        given_on=first.isoformat(),
        until=last,
        written=paper["signed"],
        withdrawn=paper["torn"],
        identified="named" if paper["named"] else "nobody",
    )


def test_who_may_have_come_of_age_since_answers_for_themselves() -> None:
    born = {"born_on": dt.date(2008, 12, 31), "born_from": dt.date(2008, 1, 1)}
    assert agreed(**born).fails(DAY) is Why.NO_GUARDIAN
    assert agreed(**born, guardian="agreed", guardian_name="Her aunt").fails(DAY) is Why.GROWN_UP
    later = {"born_on": dt.date(2009, 12, 31), "born_from": dt.date(2009, 1, 1)}
    assert agreed(**later, guardian="agreed", guardian_name="Her aunt").fails(DAY) is None
