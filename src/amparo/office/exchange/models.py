"""What was imported before, so that the same file taken in again doubles nobody."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from amparo.office.docket.models import Case


class Imported(models.Model):
    """A key of a docket file, as an HMAC, and the case it became."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"imported at {self.at:%Y-%m-%d %H:%M}"
