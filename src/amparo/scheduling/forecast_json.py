"""A forecast as JSON, for programs that draw it."""

from __future__ import annotations

from dataclasses import asdict

from amparo.law.json_file import Json
from amparo.scheduling.forecast import Forecast

FORMAT = 1


def forecast_to_json(now: Forecast, then: Forecast | None = None) -> Json:
    """The weeks as they are and, with a change, as they would be: people, and waits in working days."""
    document: dict[str, Json] = {"format": FORMAT, "weeks": _weeks(now)}
    return document if then is None else {**document, "then": _weeks(then)}


def _weeks(made: Forecast) -> Json:
    return [asdict(week) for week in made.weeks]
