"""Rows about needs. In clear: whose, state, urgency, days, who follows up. Kind, words and place are sealed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Kind(models.TextChoices):
    """What is needed. Always sealed: it may tell of an illness."""

    MEDICAL = "medical", _("Medical care")
    SHELTER = "shelter", _("Shelter")
    FOOD = "food", _("Food")
    SCHOOL = "school", _("School")
    MENTAL = "mental", _("Mental health")
    OTHER = "other", _("Other")


class State(models.TextChoices):
    """Whether anybody still has to do something."""

    OPEN = "open", _("Open")
    MET = "met", _("Met")
    ENDED = "ended", _("No longer needed")


class Need(models.Model):
    """One thing that somebody needs. An open one always has a day on which somebody looks after it next."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="needs")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")  # none: all of the case
    state = models.CharField(max_length=5, choices=State.choices, default=State.OPEN)
    urgent = models.BooleanField(default=False)
    lasts_until = models.DateField(null=True)  # medicines, a bed, food: the last day on which there is some
    next_on = models.DateField(null=True)  # the next follow-up; none once it is met or over
    follower = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_told = models.BinaryField()  # {"kind", "what", "city"}
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="open") | models.Q(next_on__isnull=False), name="open_has_a_next_day"
            )
        ]
        indexes = [models.Index(fields=["state", "next_on"], name="needs_by_day")]

    def __str__(self) -> str:
        return f"need {self.pk}"


class Step(models.Model):
    """Something that was done about a need, or a change of it. Steps are only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sealed_what = models.BinaryField()  # {"did", "text", "next_on", "before", "organisation", "to"}

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"step {self.pk}"
