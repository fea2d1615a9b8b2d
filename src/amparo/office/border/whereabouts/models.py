"""Who may know where the people of a case are, and where they are. Only the former is in clear."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.db import models
from django.utils import timezone

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.models import WrappedKey


class Named(WrappedKey):
    """A member who may know, with a copy of the key wrapped for them. Without such a row nothing opens.

    The id is made from case and member, and the copy is bound to the id: moved to another member it opens nothing.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="named")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="named_for")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="named_once")]

    def __str__(self) -> str:
        return f"named {self.pk}"

    @property
    def seals_for(self) -> UUID:
        """The case: the row goes by case and member."""
        case: UUID = self.case_id
        return case


class Whereabouts(models.Model):
    """Where somebody was said to be. A change is a new row; none is written over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="whereabouts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="whereabouts")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="whereabouts_written")
    at = models.DateTimeField(default=timezone.now)
    sealed_where = models.BinaryField()  # a `records.Where`, under the key of `Named`, never under the case's

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"whereabouts {self.pk}"
