"""What was imported before, so that the same file taken in again doubles nobody."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person


class Imported(models.Model):
    """A key of a list, as an HMAC over the list's name and the key, and the case and person it became.

    `identity` is an HMAC over name and A-number as the list had them; empty where an earlier version took the row in.
    """

    key_hash = models.CharField(max_length=64, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    identity = models.CharField(max_length=64, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"imported at {self.at.isoformat()}"
