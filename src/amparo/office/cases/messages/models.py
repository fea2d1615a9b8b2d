"""Messages on their way. Whose they are stands in clear as an id; what they say is sealed once it is said."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Profile(models.Model):
    """What the office says of itself to everybody; the public pages get a copy."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    office = models.CharField(max_length=80, default="Amparo")
    phone = models.CharField(max_length=60, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    days = models.PositiveSmallIntegerField(default=90)  # that a request is kept after the decision

    restored_at = models.DateTimeField(null=True)  # from a backup: what was due before may have gone already

    def __str__(self) -> str:
        return self.office


class State(models.TextChoices):
    """Where a message stands."""

    WAITING = "waiting", _("Scheduled")
    BY_HAND = "by_hand", _("To be sent by hand")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    UNSURE = "unsure", _("Perhaps sent")
    REFUSED = "refused", _("Not allowed")
    FAILED = "failed", _("Could not be sent")
    EXPIRED = "expired", _("Too late")
    CANCELLED = "cancelled", _("Cancelled")


class Message(models.Model):
    """One message to one person for one reason. The words are made when it is sent, from the rules of that moment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner_kind = models.CharField(max_length=10)  # "person" or "request", see owners
    owner = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=20)
    event = models.CharField(max_length=60)  # what it is about, so that nobody is told twice
    at = models.DateTimeField(null=True)  # of what it reminds of
    zone = models.CharField(max_length=40, blank=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    until = models.DateTimeField()  # after this it is of no use
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    reason = models.CharField(max_length=80, blank=True)  # a Refusal, or what the adapter answered, never words
    tries = models.PositiveSmallIntegerField(default=0)
    sealed_said = models.BinaryField(null=True)  # {"channel", "to", "text"} as it went
    sent_at = models.DateTimeField(null=True)
    sent_by = models.BigIntegerField(null=True)  # the member who sent it by hand

    class Meta:
        ordering = ["due_at"]
        constraints = [models.UniqueConstraint(fields=["owner", "purpose", "event"], name="told_once")]

    def __str__(self) -> str:
        return f"message {self.pk}"
