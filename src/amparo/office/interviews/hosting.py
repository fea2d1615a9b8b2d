"""The interviews that a member sits in belong into their calendar, also where the case is not assigned to them."""

from __future__ import annotations

from django.db.models import QuerySet

from amparo.office.accounts.models import User
from amparo.office.calendar.entries import HOSTED
from amparo.office.calendar.models import Appointment


def _hosted(user: User) -> QuerySet[Appointment]:
    return Appointment.objects.filter(interview__interviewer__user=user)


HOSTED.append(_hosted)
