"""Days to come, counted from the day on which a test runs: a written one is past sooner or later."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from amparo.law.calendar import roll_forward


def court_day(after: int = 60) -> dt.date:
    """A day on which a court may sit, at least so many days from today: no question is asked about it."""
    return roll_forward(timezone.localdate() + dt.timedelta(days=after))
