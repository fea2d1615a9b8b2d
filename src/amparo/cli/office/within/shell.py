"""A Python shell in an open office."""

from __future__ import annotations

from django.core.management import call_command


def start() -> None:
    """Read and run what is typed until it ends; every model is at hand by its name."""
    call_command("shell")
