"""Rows of the audit, the chain over them, and the codes of rows. They name cases, people and rows by id only."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
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
    """One link of the chain: an entry with its place in it. `digest` covers all links before.

    A link whose `entry` is negative holds a batch of codes: the batch of that number without its sign.
    """

    place = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField(unique=True, db_column="deed")
    digest = models.BinaryField(max_length=32)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"link {self.place}"


class CodedColumns(models.Model):
    """Which columns a code covers: as many rows as a table has had forms. A code covers their names too."""

    id = models.IntegerField(primary_key=True)  # row_codes.Form.id
    table = models.CharField(max_length=63)
    columns = models.TextField()  # names, in order, with a comma between them

    def __str__(self) -> str:
        return f"columns of {self.table}"


class CodeBatch(models.Model):
    """The codes that were chained together: `digest` covers them in order."""

    digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"batch {self.pk}"


class RowCode(models.Model):
    """What a row was when it was written for the `version`th time. Codes are only added: the newest one counts.

    `mac` is made over all columns named by `columns`, with a key that the database does not hold; a row that was
    removed has a last code without columns (`gone`).
    """

    table = models.IntegerField()  # guarded.number_of
    row = models.UUIDField()  # guarded.name_of
    version = models.PositiveIntegerField()
    columns = models.IntegerField()  # of CodedColumns
    gone = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    mac = models.BinaryField(max_length=16)
    batch = models.BigIntegerField(null=True)  # of CodeBatch, once it is chained

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "row", "version"], name="coded_version_once")]
        indexes = [
            models.Index(fields=["batch", "id"], name="audit_code_batch"),
            models.Index(fields=["id"], condition=Q(batch=None), name="audit_code_waiting"),
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"
