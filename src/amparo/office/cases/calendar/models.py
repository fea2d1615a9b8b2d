"""Dates of a case, and the feeds that carry them to somebody's calendar."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Kind(models.TextChoices):
    """What happens on a date."""

    MASTER = "master", _("Master calendar hearing")
    MERITS = "merits", _("Individual (merits) hearing")
    BOND = "bond", _("Bond hearing")
    ASYLUM_INTERVIEW = "asylum_interview", _("Asylum interview")
    FEAR_INTERVIEW = "fear_interview", _("Fear interview")
    BIOMETRICS = "biometrics", _("Biometrics")
    PORT = "port", _("Appearance at a port of entry")
    CONSULTATION = "consultation", _("First consultation")
    MEETING = "meeting", _("Meeting with the client")
    DUE = "due", _("Due date")
    OTHER = "other", _("Other")


HEARINGS = (Kind.MASTER, Kind.MERITS, Kind.BOND)


class Appointment(models.Model):
    """Something that happens at an hour, in the time zone of the place where it happens."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="appointments")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField(db_index=True)
    zone = models.CharField(max_length=40, default="America/Denver")  # IANA
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")  # null: the first of all
    sealed_where = models.BinaryField()  # {"place", "note"}
    stands_for = models.JSONField(default=list)  # ids of statements that it took the place of
    cancelled_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"appointment {self.pk}"


class Feed(models.Model):
    """An address under which a member's calendar can be fetched; the table holds only a hash of it."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="feed")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    fetched_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"feed of user {self.user_id}"
