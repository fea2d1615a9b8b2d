"""Packets and their makings. In clear: ids, who asked when, how many steps are done."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.models import User


class Packet(models.Model):
    """A packet of a case. What is in it is one sealed value (`content`), so that a version stands by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()  # its number within the case
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sealed_content = models.BinaryField()

    class Meta:
        ordering = ["-place"]
        constraints = [models.UniqueConstraint(fields=["case", "place"], name="one_packet_a_place")]

    def __str__(self) -> str:
        return f"packet {self.pk}"


class State(models.TextChoices):
    """How far a making is."""

    WAITING = "waiting", _("Begins within a minute")
    RUNNING = "running", _("Being made")
    MADE = "made", _("Made")
    FAILED = "failed", _("Not made")


class Making(models.Model):
    """A packet made once, or asked for. What came of it is sealed: `{"left_out", "found", "parts", "why", ...}`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    packet = models.ForeignKey(Packet, on_delete=models.CASCADE, related_name="makings")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()  # of the packet, as it was asked for
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    sealed_content = models.BinaryField()  # the packet as it was asked for
    sealed_outcome = models.BinaryField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"making {self.pk}"
