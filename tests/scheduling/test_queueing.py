"""Erlang's formula against what can be reckoned by hand, and a simulation against Erlang's formula."""

import math

import numpy as np
import pytest
from bench.queueing import mean_wait, simulate_mmc, waiting_chance
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import DeskError

DEVIATIONS = 4.0
"""Half the confidence interval in standard errors: 99.99 % for a normal mean, of replications apart from each other."""


def by_the_sum(load, servers):
    """Erlang C from its definition, in logarithms."""
    terms = [math.exp(busy * math.log(load) - math.lgamma(busy + 1)) for busy in range(servers)]
    last = math.exp(servers * math.log(load) - math.lgamma(servers + 1)) * servers / (servers - load)
    return last / (sum(terms) + last)


@given(st.floats(0.01, 0.999))
def test_one_server_is_busy_as_often_as_its_load(load):
    assert waiting_chance(load, 1.0, 1) == pytest.approx(load)
    assert mean_wait(load, 1.0, 1) == pytest.approx(load / (1 - load))


@given(st.floats(0.01, 0.99), st.integers(1, 60))
def test_the_recursion_is_the_sum_of_the_definition(busy, servers):
    assert waiting_chance(busy * servers, 1.0, servers) == pytest.approx(by_the_sum(busy * servers, servers), rel=1e-9)


def test_two_servers_by_hand():
    assert waiting_chance(3.0, 2.0, 2) == pytest.approx(9 / 14)
    assert mean_wait(3.0, 2.0, 2) == pytest.approx(9 / 14)


def test_nobody_who_comes_to_an_office_without_arrivals_waits():
    assert waiting_chance(0.0, 1.0, 3) == 0.0
    assert mean_wait(0.0, 1.0, 3) == 0.0


def test_many_servers_do_not_overflow():
    assert 0 < waiting_chance(9_900.0, 1.0, 10_000) < 1


@pytest.mark.parametrize(
    ("arrival_rate", "service_rate", "servers"),
    [(0.5, 1.0, 1), (0.8, 1.0, 1), (3.0, 2.0, 2), (4.0, 1.0, 5), (9.0, 1.2, 9)],
)
def test_the_simulation_agrees_with_erlang(arrival_rate, service_rate, servers):
    found = simulate_mmc(arrival_rate, service_rate, servers, customers=12_000, warm_up=2_000)
    exact = {
        "waited": waiting_chance(arrival_rate, service_rate, servers),
        "wait": mean_wait(arrival_rate, service_rate, servers),
    }
    for name, value in exact.items():
        simulated = getattr(found, name)
        error = simulated.std(ddof=1) / math.sqrt(len(simulated))
        assert simulated.mean() == pytest.approx(value, abs=DEVIATIONS * error)
        assert DEVIATIONS * error < 0.05 * value  # an interval so wide that anything agrees would prove nothing


def test_one_seed_simulates_the_same():
    first, again, other = (
        simulate_mmc(1.0, 1.0, 2, customers=50, warm_up=0, replications=5, seed=seed) for seed in (3, 3, 4)
    )
    assert np.array_equal(first.wait, again.wait)
    assert not np.array_equal(first.wait, other.wait)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: waiting_chance(2.0, 1.0, 2), "the line grows without end"),
        (lambda: mean_wait(5.0, 1.0, 2), "Give more servers"),
        (lambda: waiting_chance(-1.0, 1.0, 2), "The arrival rate is -1.0"),
        (lambda: waiting_chance(1.0, 0.0, 2), "The service rate is 0.0"),
        (lambda: waiting_chance(math.nan, 1.0, 2), "The arrival rate is nan"),
        (lambda: waiting_chance(1.0, 1.0, 0), "The number of servers is 0"),
        (lambda: waiting_chance(1.0, 1.0, 10**9), "The number of servers is 1000000000"),
        (lambda: simulate_mmc(0.0, 1.0, 1), "The arrival rate of a simulation is 0.0"),
        (lambda: simulate_mmc(1.0, 1.0, 2, replications=0), "The number of replications is 0"),
        (lambda: simulate_mmc(1.0, 1.0, 2, customers=0), "The number of people counted is 0"),
        (lambda: simulate_mmc(1.0, 1.0, 2, warm_up=-1), "The number of people to warm up is -1"),
        (lambda: simulate_mmc(1.0, 1.0, 2, seed=-1), "The seed is -1"),
    ],
)
def test_figures_that_cannot_be_are_refused_with_what_to_give(make, told):
    with pytest.raises(DeskError) as refused:
        make()
    assert told in str(refused.value)
