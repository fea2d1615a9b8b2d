"""What was shared with whom, and what came of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Questionnaire(models.Model):
    """Groups that a client was asked to fill in, under a code that only they have."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    lookup = models.CharField(max_length=32, unique=True)
    sealed_code = models.BinaryField()  # {"key"}: of the code, by which we know that a message is theirs
    sealed_groups = models.BinaryField()  # names of groups of the biography
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)  # its code opens nothing any more

    class Meta:
        ordering = ["-shared_at"]

    def __str__(self) -> str:
        return f"questionnaire {self.pk}"


class Arrival(models.Model):
    """What a client sent, until each line of it was accepted or left out; then it is gone. Its id is the message's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="arrivals")
    at = models.DateTimeField()
    sealed_lines = models.BinaryField()  # {number: {"group", "fields": {field: as typed}}}

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"arrival {self.pk}"
