"""Check-ins as they are kept: plans, their terms, due moments, word that came, and escalations.

Rhythm, zone and what somebody said are sealed; moments, states and who did what are in clear, for sorting.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Kind(models.TextChoices):
    """Why it escalated, the gravest last."""

    REMIND = "remind", _("Remind the client, if their safe contact allows it")
    LEAD = "lead", _("Responsible attorney")
    EVERYBODY = "everybody", _("Everyone on the case")
    AGREED = "agreed", _("Carry out the agreed plan")
    CALL = "call", _("They asked to be called")
    DANGER = "danger", _("They said that they are in danger")


class How(models.TextChoices):
    """How a missed check-in ended."""

    HEARD = "heard", _("heard from")
    SETTLED = "settled", _("closed out")


class Plan(models.Model):
    """That somebody checks in. What was agreed stands in the terms in force, none while it is paused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="checkin_plans")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="checkin_plan")
    lookup = models.CharField(max_length=32, null=True, unique=True)  # from the code, as in the dropbox
    sealed_code = models.BinaryField(null=True)  # {"key": hex}: the words are kept by nobody but them
    heard_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"plan {self.pk}"


class Terms(models.Model):
    """A rhythm and its steps, from one moment to another. See `escalation.Terms`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="terms")
    start = models.DateTimeField()
    end = models.DateTimeField(null=True)
    counted = models.PositiveIntegerField(default=0)  # due moments that were counted
    next_at = models.DateTimeField(null=True, db_index=True)  # the next one; none comes any more if empty
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sealed_terms = models.BinaryField()  # an `agreeing.Agreed`
    sealed_end = models.BinaryField(null=True)  # {"what", "why", "by"}

    class Meta:
        ordering = ["start"]

    def __str__(self) -> str:
        return f"terms {self.pk}"


class Due(models.Model):
    """A moment at which word was due."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="dues")
    terms = models.ForeignKey(Terms, on_delete=models.CASCADE, related_name="dues")
    place = models.PositiveIntegerField()
    at = models.DateTimeField(db_index=True)
    opens_at = models.DateTimeField()
    void = models.BooleanField(default=False)  # counted by a clock that ran ahead
    closed_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, choices=How.choices, blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "place"], condition=Q(void=False), name="due_once"),
        ]

    def __str__(self) -> str:
        return f"due {self.pk}"


class Answer(models.Model):
    """Word that came: by message (then the id is the message's), or told to a member."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="answers")
    at = models.DateTimeField()
    taken_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_answer = models.BinaryField()  # {"what", "note"}

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Escalation(models.Model):
    """A step that was taken: once for each missed check-in and step, and once for each call for help."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="escalations")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="escalations")
    due = models.ForeignKey(Due, on_delete=models.CASCADE, null=True, related_name="escalations")
    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, null=True, related_name="escalation")
    place = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField(db_index=True)
    void = models.BooleanField(default=False)  # taken by a clock that ran ahead
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_note = models.BinaryField(null=True)  # [{"at", "by", "outcome", "note"}]: what was done

    class Meta:
        db_table = "checkins_rise"  # its name of before: what is sealed is bound to it
        ordering = ["at", "place"]
        constraints = [
            models.UniqueConstraint(fields=["due", "place"], condition=Q(void=False), name="risen_once"),
        ]

    def __str__(self) -> str:
        return f"escalation {self.pk}"


OPEN = Q(handled_at=None, void=False) & (Q(due=None) | Q(due__closed_at=None))
"""Escalations that wait for somebody."""
