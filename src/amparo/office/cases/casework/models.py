"""Notes of a case."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.models import User


class Note(models.Model):
    """Something somebody wrote down. It may be struck out, and is then shown struck out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sealed_text = models.BinaryField()
    struck_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"note {self.pk}"
