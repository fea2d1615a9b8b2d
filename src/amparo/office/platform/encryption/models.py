"""Data keys, each wrapped by an office key. Deleting the row destroys what the key sealed."""

from __future__ import annotations

from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils import timezone


class WrappedKey(models.Model):
    """The wrapped data key of one owner: a case here, whatever else is sealed in the rooms above.

    A subclass names its owner by a one-to-one field that is its primary key.
    """

    office_key = models.CharField(max_length=16, db_index=True)  # id of the office key that wraps it, in hex
    wrapped = models.BinaryField()

    class Meta:
        abstract = True

    @property
    def owner(self) -> UUID:
        """Whose key it is."""
        owner: UUID = self.pk
        return owner

    @property
    def seals_for(self) -> UUID:
        """To whom what the key seals is bound: the owner, where the row does not go by another name."""
        return self.owner


def key_models() -> list[type[WrappedKey]]:
    """The tables of keys of all rooms. Apps must be loaded."""
    return [model for model in apps.get_models() if issubclass(model, WrappedKey)]


class CaseKey(WrappedKey):
    """The wrapped data key of one case."""

    case = models.OneToOneField("docket.Case", on_delete=models.CASCADE, primary_key=True, related_name="key")

    def __str__(self) -> str:
        return f"key of case {self.case_id}"


class Erasure(models.Model):
    """That something was erased, and since when the files of the databases hold nothing of its key."""

    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=20)  # case or request: no id, for nobody is to be found by it
    scrubbed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"erasure {self.pk}"


class Resealed(models.Model):
    """A place whose sealed value was written over: when the newest was sealed, in microseconds (`resealed`)."""

    place = models.UUIDField(primary_key=True)  # a digest of table, column and row
    at = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"resealed {self.place}"
