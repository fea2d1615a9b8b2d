"""What became of each backup: for Today, and in the next backup itself."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Backup(models.Model):
    """One backup that was begun. It is good only when it ended, and nothing that belongs in it was missing."""

    began_at = models.DateTimeField(default=timezone.now, db_index=True)
    ended_at = models.DateTimeField(null=True)
    folder = models.CharField(max_length=400)
    documents = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)  # documents on record whose file was not there
    failed = models.CharField(max_length=200, blank=True)  # why it came to no end

    class Meta:
        ordering = ["-began_at"]

    def __str__(self) -> str:
        return f"backup {self.pk}"

    @property
    def is_good(self) -> bool:
        """Whether it ended with everything in it."""
        return self.ended_at is not None and not self.missing and not self.failed
