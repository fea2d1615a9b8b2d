"""What lies in the dropbox. `lookup` is derived from the asker's code and says nothing about it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class SealedMessage(models.Model):
    """A sealed message to the office, until it is collected. Its id comes from the code, so a retry doubles nothing."""

    id = models.UUIDField(primary_key=True, editable=False)
    sealed = models.BinaryField()  # to the office's public key
    at = models.DateTimeField(default=timezone.now, db_index=True)
    crowded = models.BooleanField(db_default=False)  # came while very many were writing
    unreadable = models.BooleanField(db_default=False)  # not for our key, or no message at all

    class Meta:
        db_table = "letterbox_letter"  # its name of before: grants, a trigger and seals name it

    def __str__(self) -> str:
        return f"message {self.pk}"


class Reply(models.Model):
    """What the office shows to whoever has the code."""

    lookup = models.CharField(max_length=32, primary_key=True)
    sealed = models.BinaryField()  # with the key from the code
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return "reply"


class Draft(models.Model):
    """What somebody began to write and wants to find again within a day."""

    lookup = models.CharField(max_length=32, primary_key=True)
    sealed = models.BinaryField()  # with the key from the code
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "draft"


class Slot(models.Model):
    """An hour offered for a consultation. Whoever sets `held_by` first has it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    starts_at = models.DateTimeField(db_index=True)
    minutes = models.PositiveSmallIntegerField(default=45)
    held_by = models.CharField(max_length=32, null=True, unique=True)  # the lookup of the one who comes
    held_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_at"]

    def __str__(self) -> str:
        return f"slot {self.pk}"


class Notice(models.Model):
    """What the office tells the public pages: its name, its public key, its telephone, how long it keeps what."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    text = models.TextField()  # JSON
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return "notice"
