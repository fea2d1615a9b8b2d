"""What was asked for that takes two members, and who is told of it. Ids and states are in clear, all else is sealed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.platform.encryption.models import WrappedKey


class State(models.TextChoices):
    """Where an approval stands."""

    ASKED = "asked", _("waiting")
    GRANTED = "granted", _("granted")  # and may be used for a day: an export
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


class Approval(models.Model):
    """Something that one member asked for and another has to grant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deed = models.CharField(max_length=40)  # the name of a `GraveDeed`
    case = models.UUIDField(null=True, db_index=True)  # cases are above the platform
    subject = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()  # after that it has run out
    alone_since = models.DateTimeField(null=True)  # since when nobody is there who could grant it
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED, db_index=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    sealed_details = models.BinaryField(null=True)
    sealed_reason = models.BinaryField(null=True)  # why it was refused

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"approval {self.pk}"


class ApprovalKey(WrappedKey):
    """The key of one approval: what it is about may name a client or one who is to be invited."""

    approval = models.OneToOneField(Approval, on_delete=models.CASCADE, primary_key=True, related_name="key")

    def __str__(self) -> str:
        return f"key of approval {self.approval_id}"


class Told(models.Model):
    """A member who is told of an approval on Today while it waits, and whether they may grant it."""

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="told")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grants = models.BooleanField(default=False)
    since = models.DateTimeField(default=timezone.now)
    mailed_at = models.DateTimeField(null=True)  # that something waits, and no more (`mailing`)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["approval", "user"], name="approval_told_once")]

    def __str__(self) -> str:
        return f"told {self.pk}"
