"""What happened to somebody at the border, the fear they stated, and what is done before a hearing."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Kind(models.TextChoices):
    """What happened."""

    ENCOUNTER = "encounter", _("Encounter with US officers")
    RETURN = "return", _("Returned to Mexico")
    REENTRY = "reentry", _("Came back into the United States")
    EXEMPTION = "exemption", _("Exemption requested")
    PAROLE = "parole", _("Parole requested")
    DISENROLMENT = "disenrolment", _("Disenrolled from MPP")


class Passage(models.Model):
    """One thing that happened to somebody at the border. Changed with its version, withdrawn with a reason, kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField(null=True)  # empty: the day is not known
    sealed_told = models.BinaryField()  # passages.PassageDetails: port, policy, outcome, words, papers, with whom
    hearing = models.ForeignKey(Appointment, on_delete=models.SET_NULL, null=True, related_name="+")
    at_port = models.ForeignKey(Appointment, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_reason = models.BinaryField(null=True)  # why it was withdrawn

    class Meta:
        ordering = ["on", "recorded_at"]

    def __str__(self) -> str:
        return f"passage {self.pk}"


class FearStatement(models.Model):
    """A fear of Mexico as somebody stated it to the authorities, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(null=True)  # empty: the day is not known
    sealed_told = models.BinaryField()  # fear.Stated: to whom, words, asked or not, result, lawyer, next step
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        ordering = ["on", "recorded_at"]

    def __str__(self) -> str:
        return f"fear statement {self.pk}"


class State(models.TextChoices):
    """How far one thing before a hearing is."""

    OPEN = "open", _("open")
    DONE = "done", _("done")
    NOT_NEEDED = "not_needed", _("not needed")


class Step(models.Model):
    """One thing to do before or after a hearing; where there is no row it is open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=20)  # one of preparation.ITEMS
    state = models.CharField(max_length=12, choices=State.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    for_at = models.DateTimeField()  # the hour of the hearing when it was written: moved since, it counts no more
    sealed_note = models.BinaryField()  # {"note", "language", "confirmed"}
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["appointment", "name"], name="one_step_a_hearing")]

    def __str__(self) -> str:
        return f"step {self.pk}"
