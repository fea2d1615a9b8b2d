"""Rows of the audit and the chain over them. They name cases and people by id only."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    """One thing that somebody did, or was refused. `mac` is made with a key that the database does not hold."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    at = models.DateTimeField(default=timezone.now)
    actor = models.BigIntegerField(null=True, db_index=True)  # no foreign key: the row outlives the account
    did = models.CharField(max_length=40)
    case = models.UUIDField(null=True, db_index=True)
    about = models.CharField(max_length=120, blank=True)  # ids and counts, never words that were said
    mac = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_deed"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.did} at {self.at.isoformat()}"


class Link(models.Model):
    """One link of the chain: the entry with its place in it. `digest` covers all links before."""

    place = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField(unique=True, db_column="deed")
    digest = models.BinaryField(max_length=32)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"link {self.place}"
