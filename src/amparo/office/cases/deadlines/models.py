"""The tickler: last days worked out from the facts of each person, kept so that a list of thousands needs no law."""

from __future__ import annotations

import uuid

from django.db import models

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person


class Kind(models.TextChoices):
    """Why an entry stands in the tickler."""

    DEADLINE = "deadline"
    AGEING_OUT = "ageing_out"
    CONTRADICTION = "contradiction"


class Tickler(models.Model):
    """One thing of a person that needs somebody. Which one is sealed; the day is in clear to sort by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ticklers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ticklers")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    day = models.DateField(db_index=True)
    sealed_what = models.BinaryField()  # the name of deadline, fact or contradiction: `reckoning.what_kept`

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"tickler {self.pk}"


class Reckoned(models.Model):
    """The day for which a person's tickler was last worked out, and by which state of the law."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="reckoned")
    on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return f"reckoned on {self.on}"
