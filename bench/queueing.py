"""The exact answers for the simplest office, and a simulation held against them.

People come at random at an even rate, interviews last a random time without memory, several interviewers share
one line and nobody leaves: M/M/c. Erlang's formula gives the chance to wait and the mean wait, so that a
simulation can be checked against something nobody simulated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from amparo.errors import DeskError
from amparo.scheduling.draws import Numbers
from amparo.scheduling.figures import measured, whole

LEAST_RATE, MOST_RATE = 1e-9, 1e9
MOST_SERVERS, MOST_CUSTOMERS, MOST_REPLICATIONS = 10_000, 1_000_000, 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """By replication: the share of people who waited at all, and their mean wait in the unit of the rates' time."""

    waited: Numbers
    wait: Numbers


def waiting_chance(arrival_rate: float, service_rate: float, servers: int) -> float:
    """Erlang C: the chance that somebody who comes must wait.

    Rates are people per unit of time, of service by one server. Raises DeskError for figures that cannot be and
    where more come than can be served, because then the line grows without end.
    """
    load = _load(arrival_rate, service_rate, servers)
    blocked = 1.0  # Erlang B, by its recursion over servers, in which nothing overflows
    for busy in range(1, servers + 1):
        blocked = load * blocked / (busy + load * blocked)
    return blocked / (1 - load / servers * (1 - blocked))


def mean_wait(arrival_rate: float, service_rate: float, servers: int) -> float:
    """The mean wait before service of all who come, in the unit of the rates' time. Raises DeskError as above."""
    free = servers - _load(arrival_rate, service_rate, servers)
    return waiting_chance(arrival_rate, service_rate, servers) / (service_rate * free)


def simulate_mmc(
    arrival_rate: float,
    service_rate: float,
    servers: int,
    *,
    customers: int = 4_000,
    warm_up: int = 1_000,
    replications: int = 400,
    seed: int = 1,
) -> Simulated:
    """Follow people one by one in all replications at once (Kiefer and Wolfowitz): each takes the first free server.

    The first `warm_up` people, who find an emptier office than later ones, are not counted. Raises DeskError.
    """
    _load(arrival_rate, service_rate, servers)
    measured(arrival_rate, "The arrival rate of a simulation", LEAST_RATE, MOST_RATE)
    whole(customers, "The number of people counted", 1, MOST_CUSTOMERS)
    whole(warm_up, "The number of people to warm up", 0, MOST_CUSTOMERS)
    whole(replications, "The number of replications", 1, MOST_REPLICATIONS)
    draw = np.random.default_rng(whole(seed, "The seed", 0, 2**63 - 1))
    each = np.arange(replications)
    free_in = np.zeros((replications, servers))  # how long until each server is free
    waited, wait = np.zeros(replications), np.zeros(replications)
    for number in range(warm_up + customers):
        free_in -= draw.exponential(1 / arrival_rate, (replications, 1))
        np.maximum(free_in, 0, out=free_in)
        server = free_in.argmin(axis=1)
        waiting = free_in[each, server]
        free_in[each, server] += draw.exponential(1 / service_rate, replications)
        if number >= warm_up:
            waited += waiting > 0
            wait += waiting
    return Simulated(waited / customers, wait / customers)


def _load(arrival_rate: float, service_rate: float, servers: int) -> float:
    """The mean number of busy servers. Raises DeskError where it is not below the number there are."""
    measured(arrival_rate, "The arrival rate", 0, MOST_RATE)
    measured(service_rate, "The service rate", LEAST_RATE, MOST_RATE)
    whole(servers, "The number of servers", 1, MOST_SERVERS)
    load = arrival_rate / service_rate
    if load >= servers:
        raise DeskError(
            f"{arrival_rate:g} come and {servers} x {service_rate:g} can be served: the line grows without end. "
            "Give more servers, a higher service rate or fewer arrivals."
        )
    return load
