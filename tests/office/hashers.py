"""Argon2 as the office uses it, at the least cost: hundreds of tests sign somebody in."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Quick(Argon2PasswordHasher):
    """The same hash in a thousandth of the time."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
