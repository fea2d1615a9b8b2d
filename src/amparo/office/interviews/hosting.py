"""The interviews that a member sits in belong into their calendar, also where the case is not assigned to them."""

from __future__ import annotations

from django.db.models import QuerySet

from amparo.office.cases.calendar.models import Appointment
from amparo.office.platform.accounts.models import User


def hosted(user: User) -> QuerySet[Appointment]:
    return Appointment.objects.filter(interview__interviewer__user=user)
