"""Who interviews, who is to be interviewed, and the plan that holds. What a client needs is sealed in their case."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Gender(models.TextChoices):
    """What a person may ask for in whoever interviews them."""

    ANY = "", _("No matter")
    WOMAN = "f", _("A woman")
    MAN = "m", _("A man")


class Working(models.Model):
    """Days on which somebody works, and languages; the same for interviewers and interpreters."""

    languages = models.CharField(max_length=200)  # in words, with commas
    weekdays = models.CharField(max_length=20, default="0,1,2,3,4")  # 0 is Monday
    minutes = models.PositiveSmallIntegerField(default=360)  # of interviews a day
    leaves_on = models.DateField(null=True, blank=True)  # the first day they are not here any more

    class Meta:
        abstract = True


class Interviewer(Working):
    """A member who interviews, and what is never asked of them in a day."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="interviewer")
    cap = models.PositiveSmallIntegerField(default=4)  # interviews a day
    gap = models.PositiveSmallIntegerField(default=15)  # minutes between two
    opens = models.TimeField()
    closes = models.TimeField()
    gender = models.CharField(max_length=1, choices=Gender.choices, blank=True)
    places = models.CharField(max_length=200, blank=True)  # with commas; none: wherever there is a room
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["user__name"]

    def __str__(self) -> str:
        return f"interviewer {self.pk}"


class Interpreter(Working):
    """Somebody who interprets. Not a member: they see nothing here."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"interpreter {self.pk}"


class Absence(models.Model):
    """Days on which somebody is away. Nobody is asked why, so there is no place to write it."""

    interviewer = models.ForeignKey(Interviewer, on_delete=models.CASCADE, null=True, related_name="absences")
    interpreter = models.ForeignKey(Interpreter, on_delete=models.CASCADE, null=True, related_name="absences")
    first = models.DateField()
    last = models.DateField()

    class Meta:
        ordering = ["first"]

    def __str__(self) -> str:
        return f"absence {self.pk}"


class State(models.TextChoices):
    """Where a request for an interview stands."""

    OPEN = "open", _("To be held")
    HELD = "held", _("Held")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Wanted(models.Model):
    """Somebody of a case is to be interviewed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="interviews")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    lost_at = models.DateTimeField(null=True)  # a plan took their hour, and they do not know it yet
    version = models.PositiveIntegerField(default=1)
    sealed_needs = models.BinaryField()  # see asking.Needs

    class Meta:
        ordering = ["asked_at"]

    def __str__(self) -> str:
        return f"request for an interview {self.pk}"


class Recusal(models.Model):
    """An interviewer does not meet somebody. Nobody asks why; who wants to say so, says it sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wanted = models.ForeignKey(Wanted, on_delete=models.CASCADE, related_name="recusals")
    interviewer = models.ForeignKey(Interviewer, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sealed_reason = models.BinaryField()  # a text, or ""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wanted", "interviewer"], name="recused_once")]

    def __str__(self) -> str:
        return f"recusal {self.pk}"


class Outcome(models.TextChoices):
    """What came of an interview."""

    DONE = "done", _("All was said that there was to say")
    MORE = "more", _("More time is needed")
    CUT = "cut", _("It was cut short: the time ran out")
    BROKEN_OFF = "broken_off", _("Broken off, for the person's sake")
    ABSENT = "absent", _("The person did not come")


class Booking(models.Model):
    """An interview that has its hour. The hour is that of its appointment, so every calendar shows the same."""

    wanted = models.OneToOneField(Wanted, on_delete=models.CASCADE, primary_key=True, related_name="booking")
    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="interview")
    interviewer = models.ForeignKey(Interviewer, on_delete=models.PROTECT, related_name="bookings")
    interpreter = models.ForeignKey(Interpreter, on_delete=models.PROTECT, null=True, related_name="bookings")
    minutes = models.PositiveSmallIntegerField()  # with what an interpreter adds; never cut
    place = models.CharField(max_length=80, blank=True)
    told_at = models.DateTimeField(null=True)  # the person knows this hour
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    cap_then = models.PositiveSmallIntegerField(default=0)  # the interviewer's cap on the day it was held

    def __str__(self) -> str:
        return f"booking of {self.pk}"


class Profile(models.Model):
    """What the office has set for its desk, and the number of the plan that holds."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    kinds = models.JSONField(default=dict)  # minutes of each kind that the office set itself
    child = models.PositiveSmallIntegerField(default=30)
    trauma = models.PositiveSmallIntegerField(default=30)
    interpreter = models.PositiveSmallIntegerField(default=30)
    rooms = models.JSONField(default=dict)  # how many at each place
    days = models.PositiveSmallIntegerField(default=60)  # working days a plan looks ahead
    plan = models.PositiveIntegerField(default=0)  # one more each time a plan is published

    def __str__(self) -> str:
        return "desk"


class ProposalKind(models.TextChoices):
    """What a proposal does to the plan."""

    RESCHEDULE = "mend", _("Reschedule")
    ANEW = "anew", _("Plan anew")
    MOVE = "move", _("Move an interview")
    MORE = "more", _("More time for a person")


class Proposal(models.Model):
    """A plan that somebody looks at before it is published. It holds ids, days and hours, and no words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deed = models.CharField(max_length=6, choices=ProposalKind.choices)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    base = models.PositiveIntegerField()  # the number of the plan it was made from
    bookings = models.JSONField()

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class Published(models.Model):
    """A plan that was published: by whom, and for how many something changed."""

    number = models.PositiveIntegerField(primary_key=True)
    deed = models.CharField(max_length=6, choices=ProposalKind.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    new = models.PositiveIntegerField()
    moved = models.PositiveIntegerField()
    lost = models.PositiveIntegerField()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"plan {self.number}"
