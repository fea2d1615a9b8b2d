"""Rows about harm. In clear: ids, who wrote when. That a row exists tells that somebody was harmed, and no more."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.models import User


class Kind(models.TextChoices):
    """What was done to somebody. Always sealed."""

    KIDNAPPING = "kidnapping", _("Kidnapping")
    ASSAULT = "assault", _("Assault")
    SEXUAL_VIOLENCE = "sexual_violence", _("Sexual violence")
    EXTORTION = "extortion", _("Extortion")
    THREATS = "threats", _("Threats")
    THEFT = "theft", _("Theft or robbery")
    OFFICIALS = "officials", _("Harm by officials")
    DENIAL_OF_CARE = "denial_of_care", _("Denial of medical care")
    SEPARATION = "separation", _("Family separated")
    OTHER = "other", _("Other harm")


SENSITIVE = frozenset({Kind.SEXUAL_VIOLENCE, Kind.DENIAL_OF_CARE})
"""Kinds that a list keeps folded, so that nobody reads them over a shoulder."""


class Corroboration(models.TextChoices):
    """What else speaks for it."""

    WITNESS = "witness", _("A witness")
    NEWS = "news", _("News")
    MEDICAL = "medical", _("A medical record")
    POLICE = "police", _("A police report")


class Incident(models.Model):
    """One thing that was done to somebody. What is told of it stands in its revisions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="incidents")

    def __str__(self) -> str:
        return f"incident {self.pk}"


class Revision(models.Model):
    """What somebody wrote of an incident. Never changed: the last one stands, and its number is the version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()  # 1 is the first
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sealed_told = models.BinaryField()  # all of it, see harm.details

    class Meta:
        ordering = ["incident", "number"]
        constraints = [models.UniqueConstraint(fields=["incident", "number"], name="one_revision_a_number")]

    def __str__(self) -> str:
        return f"revision {self.pk}"


class Custody(models.Model):
    """One entry of a document's chain of custody. Entries are only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="custody")
    document = models.UUIDField(db_index=True)  # no foreign key: the chain outlives the file
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sealed_what = models.BinaryField()  # {"act", "on", "who", "note", "sha256", "result"}

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"custody {self.pk}"
