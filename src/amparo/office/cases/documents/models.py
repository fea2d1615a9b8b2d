"""Documents of a case. The content lies sealed in a file beside the database."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.models import User


class Document(models.Model):
    """A file that was taken in. Its folder entry is its id; what it is called and what it is are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    place = models.PositiveIntegerField()  # its number within the case
    sealed_about = models.BinaryField()  # {"name", "what", "media_type", "pages", "remarks", "scanned", "sha256"}
    size = models.PositiveIntegerField()  # bytes
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-place"]
        constraints = [models.UniqueConstraint(fields=["case", "place"], name="one_document_a_place")]

    def __str__(self) -> str:
        return f"document {self.pk}"
