"""Requests for a consultation and what was done about them. What was said is sealed with a key of each request."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.models import WrappedKey


class State(models.TextChoices):
    """Where a request stands."""

    WAITING = "waiting", _("Waits to be read")
    TAKEN = "taken", _("Assigned")
    BOOKED = "booked", _("Appointment booked")
    DECLINING = "declining", _("To be declined: waits for a second reader")
    OPENED = "opened", _("Case opened")
    REFERRED = "referred", _("Referred")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn by the person")


UNDECIDED = (State.WAITING, State.TAKEN, State.BOOKED, State.DECLINING)
DECIDED = (State.OPENED, State.REFERRED, State.DECLINED, State.WITHDRAWN)


class Request(models.Model):
    """Somebody asked for a consultation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)  # how staff speak of it; says nothing of the person
    lookup = models.CharField(max_length=32, unique=True)  # from their code
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING, db_index=True)
    received_at = models.DateTimeField(default=timezone.now)
    heard_at = models.DateTimeField(default=timezone.now)  # they wrote last
    decided_at = models.DateTimeField(null=True)
    crowded = models.BooleanField(default=False)  # came while very many were writing
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # to decline
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="+")
    held = models.BooleanField(default=False)  # legal hold: not erased
    walled = models.ManyToManyField(User, related_name="+", blank=True)
    sealed_told = models.BinaryField()  # {"told": answers, "language", "key": of what we lay down for them}
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["received_at"]

    def __str__(self) -> str:
        return f"request {self.number}"


class RequestKey(WrappedKey):
    """The wrapped data key of one request."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, primary_key=True, related_name="key")

    def __str__(self) -> str:
        return f"key of request {self.request_id}"


class Kind(models.TextChoices):
    """What happened to a request."""

    ADDED = "added", _("The person added")
    ANSWER = "answer", _("Reply")
    ATTEMPT = "attempt", _("Tried to reach them")
    REACHED = "reached", _("Tried to reach them, before they were reached")
    NOTE = "note", _("Note")
    DECISION = "decision", _("Decision")
    BOOKING = "booking", _("Hour")


class Entry(models.Model):
    """One thing that happened to a request."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # none: the person, a machine
    sealed_what = models.BinaryField()  # {"text", ...}

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Need(models.TextChoices):
    """What an organisation helps with."""

    ASYLUM = "asylum", _("Asylum and court")
    DETENTION = "detention", _("People who are detained")
    FAMILY = "family", _("Family petitions")
    CHILDREN = "children", _("Children")
    SHELTER = "shelter", _("Shelter and food")
    MEDICAL = "medical", _("Medical care")
    VIOLENCE = "violence", _("Violence at home")
    OTHER = "other", _("Other")


class Organisation(models.Model):
    """Another organisation to refer people to. Nothing of a client stands here."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    place = models.CharField(_("place"), max_length=120)
    needs = models.CharField(max_length=120, blank=True)  # of Need, with commas
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    reach = models.CharField(_("how to reach them"), max_length=200)
    note = models.CharField(_("good to know"), max_length=300, blank=True)
    checked_on = models.DateField(_("last checked on"), default=timezone.localdate)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["place", "name"]

    def __str__(self) -> str:
        return self.name


class Offer(models.Model):
    """An hour of the dropbox and who of the office sits in it."""

    slot = models.UUIDField(primary_key=True)
    host = models.ForeignKey(User, on_delete=models.PROTECT, related_name="offers")
    starts_at = models.DateTimeField(db_index=True)
    minutes = models.PositiveSmallIntegerField()
    request = models.ForeignKey(Request, on_delete=models.SET_NULL, null=True, related_name="offers")

    class Meta:
        ordering = ["starts_at"]

    def __str__(self) -> str:
        return f"offer {self.pk}"


class AlarmKind(models.TextChoices):
    """What somebody said that must not wait, the gravest first."""

    DANGER = "danger", _("They said that they are in danger")
    WORDS = "words", _("Their words may speak of danger: read them")
    CALL = "call", _("They asked to be called")


class Alarm(models.Model):
    """Somebody said that they are in danger, or asked to be called: it waits until a member takes it.

    The id is that of the message or the answer it came by, so that the same one twice is one. Nothing that was said
    stands here: it stands, sealed, in the request or the case.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=10, choices=AlarmKind.choices)
    said_at = models.DateTimeField()
    came_at = models.DateTimeField(default=timezone.now)  # read by the office
    crowded = models.BooleanField(default=False)  # came while very many were writing
    request = models.ForeignKey(Request, on_delete=models.SET_NULL, null=True, related_name="alarms")
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True, db_index=True)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-said_at"]

    def __str__(self) -> str:
        return f"alarm {self.pk}"


class FormerCode(models.Model):
    """A code that holds no more and belongs to somebody of a case: whoever cries for help with it is still known."""

    lookup = models.CharField(max_length=32, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    sealed_key = models.BinaryField()  # the key that the code gives, in hexadecimal digits

    def __str__(self) -> str:
        return "former code"
