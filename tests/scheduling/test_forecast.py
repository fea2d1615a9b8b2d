"""A quarter ahead: nobody lost, nobody rushed, waits exact, and what-ifs that differ by the change alone."""

import math
from collections import deque
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import DeskError
from amparo.scheduling.draws import binomial, poisson
from amparo.scheduling.forecast import Demand, Staffing, compare, forecast
from amparo.scheduling.playing import play
from amparo.scheduling.waiting import Line, serve, waited_by_everyone, waits

BUSY = Demand(arrivals=22.0, backlog=30, vulnerable=0.25)
OFFICE = Staffing(interviewers=5, cap=6, absent=0.1)


def replay(first, others, room):
    """The same office person by person: for each class the pairs of the day of coming and of being heard (or None)."""
    lines, heard = (deque(), deque()), ([], [])
    for day, places in enumerate(room):
        lines[0].extend([day] * first[day])
        lines[1].extend([day] * others[day])
        for _ in range(places):
            kind = 0 if lines[0] else 1
            if lines[kind]:
                heard[kind].append((lines[kind].popleft(), day))
    return tuple(done + [(came, None) for came in line] for done, line in zip(heard, lines, strict=True))


@st.composite
def small_offices(draw):
    """Arrivals of both classes and room, days x replications."""
    days, replications = draw(st.integers(1, 13)), draw(st.integers(1, 3))
    counts = st.lists(st.integers(0, 6), min_size=days * replications, max_size=days * replications)
    return tuple(np.array(draw(counts), dtype=np.int64).reshape(days, replications) for _ in range(3))


def week_ends(days):
    return np.array([*range(4, days - 1, 5), days - 1])


@given(small_offices())
def test_waits_are_those_of_a_replay_person_by_person(office):
    first, others, room = office
    days, replications = room.shape
    ends = week_ends(days)
    lines = serve(first, others, room)
    for number in range(replications):
        people = replay(*(one[:, number].tolist() for one in office))
        for line, told in zip(lines, people, strict=True):
            found = waits(line, ends)
            for week, end in enumerate(ends):
                start = ends[week - 1] if week else -1
                this_week = [heard - came for came, heard in told if heard is not None and start < heard <= end]
                still = [end - came for came, heard in told if came <= end and (heard is None or heard > end)]
                assert found.heard[week, number] == len(this_week)
                assert found.days[week, number] == sum(this_week)
                assert found.longest[week, number] == max(still, default=0)
                assert line.left()[end, number] == len(still)
            until_end = [(days if heard is None else heard) - came for came, heard in told]
            mean = waited_by_everyone(line)[number]
            assert mean == pytest.approx(sum(until_end) / len(until_end)) if told else math.isnan(mean)


def test_nobody_is_lost_in_any_replication():
    played = play(BUSY, OFFICE, 60, 500, 3)
    came = played.vulnerable.came.sum(axis=0) + played.others.came.sum(axis=0)
    held = played.vulnerable.heard.sum(axis=0) + played.others.heard.sum(axis=0)
    assert (came == held + played.vulnerable.left()[-1] + played.others.left()[-1]).all()
    assert (played.vulnerable.left() >= 0).all()
    assert (played.others.left() >= 0).all()


def test_the_backlog_is_all_there_on_the_first_day():
    played = play(Demand(0.0, backlog=200, vulnerable=0.3), OFFICE, 3, 400, 1)
    assert (played.vulnerable.came.sum(axis=0) + played.others.came.sum(axis=0) == 200).all()
    assert played.vulnerable.came[0].mean() == pytest.approx(60, abs=4 * math.sqrt(200 * 0.21 / 400))


def test_no_day_holds_more_than_the_caps_of_those_who_are_there():
    played = play(BUSY, replace(OFFICE, changes=((20, -2), (40, 3))), 60, 500, 3)
    assert (played.vulnerable.heard + played.others.heard <= played.present * OFFICE.cap).all()
    assert played.present[:20].max() <= 5
    assert played.present[20:40].max() <= 3
    assert 4 <= played.present[40:].max() <= 6


def test_no_place_stays_empty_while_somebody_waits():
    played = play(BUSY, OFFICE, 60, 500, 3)
    held = played.vulnerable.heard + played.others.heard
    left = played.vulnerable.left() + played.others.left()
    assert ((held == played.room) | (left == 0)).all()


def test_the_vulnerable_never_wait_longer_than_others_of_the_same_day():
    first, others, room = np.array([[4], [1], [2]]), np.array([[3], [2], [1]]), np.array([[3], [3], [4]])
    assert replay([4, 1, 2], [3, 2, 1], [3, 3, 4])[0] == [(0, 0), (0, 0), (0, 0), (0, 1), (1, 1), (2, 2), (2, 2)]
    vulnerable, rest = serve(first, others, room)
    assert waits(vulnerable, np.array([2])).days[0, 0] == 1
    assert waits(rest, np.array([2])).days[0, 0] == 1 + 2 + 2


@pytest.mark.parametrize("arrivals", [12.0, 22.0, 30.0, 60.0])
@pytest.mark.parametrize("vulnerable", [0.1, 0.5, 0.9])
def test_the_vulnerable_never_wait_longer_on_average(arrivals, vulnerable):
    found = forecast(Demand(arrivals, 30, vulnerable), OFFICE, replications=400)
    assert found.vulnerable.mean <= found.others.mean
    for week in found.weeks:
        if week.vulnerable and week.others:
            assert week.vulnerable.mean <= week.others.mean + 1e-9


@pytest.mark.parametrize("arrivals", [10.0, 22.0, (30.0, 20.0, 10.0, 20.0, 30.0)])
def test_a_lower_cap_never_shortens_waits(arrivals):
    found = compare(replace(BUSY, arrivals=arrivals), OFFICE, replications=400, cap=4)
    for now, then, gap in zip(found.now.weeks, found.then.weeks, found.gaps, strict=True):
        assert gap.backlog.low >= 0
        assert gap.longest.low >= 0
        assert then.backlog.median >= now.backlog.median
        assert then.vulnerable.mean >= now.vulnerable.mean
        assert then.others.mean >= now.others.mean
    for then, now in (
        (found.then.vulnerable, found.now.vulnerable),
        (found.then.others, found.now.others),
    ):
        assert (then.mean, then.low, then.high) >= (now.mean, now.low, now.high)
        assert then.low >= now.low
        assert then.high >= now.high


@given(
    arrivals=st.floats(0, 12),
    vulnerable=st.floats(0, 1),
    absent=st.floats(0, 1),
    worse=st.sampled_from(["cap", "interviewers", "absent", "changes", "arrivals", "backlog"]),
)
def test_less_room_or_more_people_shorten_no_line_in_any_replication(arrivals, vulnerable, absent, worse):
    demand, staffing = Demand(arrivals, 8, vulnerable), Staffing(3, 3, absent)
    changed = {
        "cap": (demand, replace(staffing, cap=2)),
        "interviewers": (demand, replace(staffing, interviewers=2)),
        "absent": (demand, replace(staffing, absent=(1 + absent) / 2)),
        "changes": (demand, replace(staffing, changes=((4, -2),))),
        "arrivals": (demand.times(2), staffing),
        "backlog": (replace(demand, backlog=9), staffing),
    }
    now, then = (play(*office, 12, 30, 5) for office in ((demand, staffing), changed[worse]))
    ends = week_ends(12)
    for line, longer in ((now.vulnerable, then.vulnerable), (now.others, then.others)):
        assert (line.left() <= longer.left()).all()
        assert (waits(line, ends).longest <= waits(longer, ends).longest).all()
        if worse not in ("arrivals", "backlog"):  # the same people: each waits at least as long
            assert (line.came == longer.came).all()
            assert (np.cumsum(line.heard, axis=0) >= np.cumsum(longer.heard, axis=0)).all()


def test_twice_the_arrivals_never_shorten_waits():
    found = compare(BUSY, OFFICE, replications=400, arrivals=BUSY.times(2).arrivals)
    for now, then, gap in zip(found.now.weeks, found.then.weeks, found.gaps, strict=True):
        assert then.vulnerable.mean >= now.vulnerable.mean
        assert then.others.mean >= now.others.mean
        assert gap.backlog.low >= 0
        assert gap.longest.low >= 0
    assert found.then.others.mean > found.now.others.mean


def test_waits_of_those_interviewed_can_shrink_while_the_line_grows():
    """Why a week tells the longest wait beside them: with less room, the longest waiting are not interviewed at all."""
    first, others = np.array([[0], [0], [3]]), np.array([[12], [0], [0]])
    _, roomy = serve(first, others, np.array([[6], [0], [6]]))
    _, tight = serve(first, others, np.array([[4], [0], [4]]))
    end = np.array([2])
    assert waits(tight, end).mean() < waits(roomy, end).mean()
    assert tight.left()[-1, 0] > roomy.left()[-1, 0]
    assert waited_by_everyone(tight)[0] > waited_by_everyone(roomy)[0]


def test_one_seed_gives_one_answer_and_another_seed_another():
    assert forecast(BUSY, OFFICE, replications=50, seed=4) == forecast(BUSY, OFFICE, replications=50, seed=4)
    assert forecast(BUSY, OFFICE, replications=50, seed=4) != forecast(BUSY, OFFICE, replications=50, seed=5)


def test_a_longer_forecast_begins_with_the_shorter_one():
    short, long = (forecast(BUSY, OFFICE, days=days, replications=50).weeks for days in (20, 40))
    assert long[:4] == short


def test_a_change_that_changes_nothing_makes_no_gap():
    found = compare(BUSY, OFFICE, replications=50, cap=OFFICE.cap)
    assert found.now == found.then == forecast(BUSY, OFFICE, replications=50)
    assert all(gap.backlog.high == gap.others.high == gap.held.high == 0 for gap in found.gaps)


def test_an_office_without_chance_is_told_exactly():
    """Twenty wait, one interviewer hears two a day: ten days, 0 to 9 days of waiting."""
    first, second, third = forecast(Demand(0.0, backlog=20), Staffing(1, 2), days=12, replications=3).weeks
    assert (first.others.mean, second.others.mean) == (2.0, 7.0)
    assert (first.backlog.median, second.backlog.median, third.backlog.median) == (10, 0, 0)
    assert (first.longest.median, second.longest.median) == (4, 0)
    assert (first.held.median, third.held.median, third.days) == (10, 0, 2)
    assert (first.full, third.full) == (1.0, 0.0)
    assert first.vulnerable is None
    assert third.others is None


def test_a_tuple_of_arrivals_repeats_by_weekday():
    played = play(Demand((0.0, 0.0, 40.0, 0.0, 0.0)), OFFICE, 10, 20, 1)
    assert (played.others.came.sum(axis=1) > 0).tolist() == [False, False, True, False, False] * 2


@pytest.mark.parametrize("mean", [0.0, 1e-300, 0.3, 7.0, 40.0, 900.0, 100_000.0])
def test_arrivals_are_poisson(mean):
    drawn = poisson(np.random.default_rng(1).random(40_000), mean)
    assert drawn.mean() == pytest.approx(mean, abs=5 * math.sqrt(mean / 40_000) + 1e-12)
    assert drawn.var() == pytest.approx(mean, rel=0.1, abs=1e-12)
    exact = [math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(8)] if mean else [1.0]
    for count, chance in enumerate(exact):
        assert (drawn == count).mean() == pytest.approx(chance, abs=5 * math.sqrt(chance / 40_000) + 1e-12)


@pytest.mark.parametrize(("number", "chance"), [(0, 0.5), (5, 0.0), (5, 1.0), (5, 0.9), (1_000_000, 0.999), (30, 1e-9)])
def test_those_present_are_binomial(number, chance):
    drawn = binomial(np.random.default_rng(1).random(40_000), number, chance)
    spread = math.sqrt(number * chance * (1 - chance))
    assert drawn.min() >= 0
    assert drawn.max() <= number
    assert drawn.mean() == pytest.approx(number * chance, abs=5 * spread / 200 + 1e-4)
    for count in range(min(number, 5) + 1):
        exact = math.comb(number, count) * chance**count * (1 - chance) ** (number - count)
        assert (drawn == count).mean() == pytest.approx(exact, abs=5 * math.sqrt(exact / 40_000) + 1e-4)


@given(st.floats(0, 500), st.floats(0, 500), st.integers(0, 60), st.integers(0, 60), st.floats(0, 1), st.floats(0, 1))
def test_more_is_never_drawn_as_less(mean, more, number, extra, chance, further):
    luck = np.random.default_rng(2).random(200)
    assert (poisson(luck, mean) <= poisson(luck, mean + more)).all()
    assert (binomial(luck, number, chance) <= binomial(luck, number + extra, chance)).all()
    assert (binomial(luck, number, min(chance, further)) <= binomial(luck, number, max(chance, further))).all()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Staffing(-1, 6), "Staffing.interviewers is -1: give a whole number from 0"),
        (lambda: Staffing(2.5, 6), "Staffing.interviewers is 2.5"),
        (lambda: Staffing(True, 6), "Staffing.interviewers is True"),
        (lambda: Staffing(5, -6), "Staffing.cap is -6"),
        (lambda: Staffing(5, 10**30), "Staffing.cap"),
        (lambda: Staffing(5, 6, 1.5), "Staffing.absent is 1.5: give a share from 0 to 1"),
        (lambda: Staffing(5, 6, math.nan), "Staffing.absent is nan"),
        (lambda: Staffing(5, 6, "few"), "Staffing.absent is 'few'"),
        (lambda: Staffing(5, 6, 0, ((3, -6),)), "after the changes of Staffing on day 3 is -1"),
        (lambda: Staffing(5, 6, 0, ((-3, 1),)), "The day of a change of Staffing is -3"),
        (lambda: Staffing(5, 6, 0, (3, -1)), "give pairs of a day and a difference"),
        (lambda: Staffing(5, 6, 0, [(3, -1)]), "give pairs of a day and a difference"),
        (lambda: Staffing(5, 6, 0, ((3, 0.5),)), "change of Staffing on day 3 is 0.5"),
        (lambda: Demand(-1.0), "Demand.arrivals (mean 1) is -1.0: give a number from 0"),
        (lambda: Demand((1.0, math.nan)), "Demand.arrivals (mean 2) is nan"),
        (lambda: Demand(math.inf), "Demand.arrivals (mean 1) is inf"),
        (lambda: Demand(10**400), "Demand.arrivals (mean 1)"),
        (lambda: Demand(()), "Demand.arrivals is empty"),
        (lambda: Demand([1.0]), "Demand.arrivals (mean 1) is [1.0]"),
        (lambda: Demand(1.0, -1), "Demand.backlog is -1"),
        (lambda: Demand(1.0, 10**12), "Demand.backlog is 1000000000000"),
        (lambda: Demand(1.0, 0, -0.1), "Demand.vulnerable is -0.1"),
        (lambda: Demand(1.0).times(-2), "The factor of Demand.times is -2"),
        (lambda: forecast(BUSY, OFFICE, days=0), "The number of days is 0: give a whole number from 1"),
        (lambda: forecast(BUSY, OFFICE, replications=0), "The number of replications is 0"),
        (lambda: forecast(BUSY, OFFICE, days=10_000, replications=10_000), "ask for fewer days or fewer replications"),
        (lambda: forecast(BUSY, OFFICE, seed=-1), "The seed is -1"),
        (lambda: compare(BUSY, OFFICE, capp=4), "Nothing of that name can be changed: capp. Choose from"),
        (lambda: compare(BUSY, OFFICE, cap=-4), "Staffing.cap is -4"),
    ],
)
def test_figures_that_cannot_be_are_refused_with_what_to_give(make, told):
    with pytest.raises(DeskError) as refused:
        make()
    assert told in str(refused.value)


def test_people_who_come_and_go_on_one_day_are_counted_together():
    assert Staffing(1, 6, 0, ((3, -2), (3, 1))).by_day(5).tolist() == [1, 1, 1, 0, 0]
    assert Staffing(0, 6, 0, ((9, 4),)).by_day(3).tolist() == [0, 0, 0]


def test_an_office_nobody_works_in_hears_nobody():
    found = forecast(Demand(3.0, 5, 0.5), Staffing(0, 6), days=10, replications=20)
    assert all(week.held.high == 0 and week.others is None and week.full == 1.0 for week in found.weeks)
    assert found.weeks[-1].longest.median == 9


def test_a_line_of_nobody_has_no_mean_wait():
    nobody = np.zeros((3, 2), dtype=np.int64)
    assert np.isnan(waited_by_everyone(Line(nobody, nobody))).all()
    found = forecast(Demand(0.0), OFFICE, days=3, replications=2)
    assert (found.vulnerable, found.others) == (None, None)
