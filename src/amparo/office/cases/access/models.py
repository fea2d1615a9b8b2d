"""Cases, teams, assignments and walls: what the gate looks at. Ids, status, dates and assignments are in clear."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.platform.accounts.models import User


class Status(models.TextChoices):
    """Where a case stands in the office."""

    CONSULTATION = "consultation", _("First consultation")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    DECLINED = "declined", _("Declined")
    ERASED = "erased", _("Erased")


class Stage(models.TextChoices):
    """Where the proceedings stand."""

    NONE = "none", _("No proceedings yet")
    BORDER = "border", _("At the border or in expedited removal")
    CREDIBLE_FEAR = "credible_fear", _("Credible or reasonable fear interview")
    AFFIRMATIVE = "affirmative", _("Affirmative, before USCIS")
    COURT = "court", _("Removal proceedings, before the immigration court")
    RETURNED = "returned", _("Returned to Mexico to wait")
    BIA = "bia", _("Appeal before the Board")
    CIRCUIT = "circuit", _("Petition for review before a court of appeals")
    ORDERED = "ordered", _("Removal ordered")
    GRANTED = "granted", _("Protection granted")
    FOLLOWING = "following", _("Family petition or adjustment after a grant")


class Team(models.Model):
    """People who share cases."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    members = models.ManyToManyField(User, related_name="teams", blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Case(models.Model):
    """A case file. Everything said in it is sealed with its own key (`sealing.models.CaseKey`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=12, unique=True)  # 2026-0042
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.CONSULTATION, db_index=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.NONE)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    opened_on = models.DateField(default=timezone.localdate)
    closed_on = models.DateField(null=True, blank=True)
    heard_from_on = models.DateField(default=timezone.localdate, db_index=True)
    version = models.PositiveIntegerField(default=1)  # of the columns above, for two who edit at once

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.number


class Assignment(models.Model):
    """Somebody works on a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    lead = models.BooleanField(default=False)  # answers for the case
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="assigned_once")]

    def __str__(self) -> str:
        return f"assignment {self.pk}"


class Wall(models.Model):
    """Somebody for whom a case does not exist, from that moment on (a timely screen, ABA Model Rule 1.0(k))."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="walls")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="walls")
    since = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="walls_made")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="walled_once")]

    def __str__(self) -> str:
        return f"wall {self.pk}"


class Receipt(models.Model):
    """A write that has been done, by the key its form carried: sent again, it is answered and not repeated."""

    key = models.CharField(max_length=64, primary_key=True)  # a hash over member, form and key
    then = models.CharField(max_length=200)  # where the answer sent them
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        db_table = "docket_done"

    def __str__(self) -> str:
        return f"receipt of {self.at.isoformat()}"
