"""The ledger's rows."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.models import WrappedKey


class Source(models.TextChoices):
    """Where a statement comes from."""

    IN_PERSON = "in_person", _("Client, in person")
    BY_PHONE = "by_phone", _("Client, by phone")
    REQUEST = "request", _("Client, in a request for a consultation")
    QUESTIONNAIRE = "questionnaire", _("Client, in a questionnaire")
    DOCUMENT = "document", _("Document")
    RECORD = "record", _("Government record")
    RELATIVE = "relative", _("Relative")


class StatementSet(models.Model):
    """What was recorded at one go, from one source."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="statement_sets")
    sealed_source = models.BinaryField()  # {"kind", "detail", "page", "said_on"}
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["recorded_at"]

    def __str__(self) -> str:
        return f"statements {self.pk}"


class Statement(models.Model):
    """One fact, or one record, as somebody gave it. Live until superseded or withdrawn; never changed.

    What is sealed in `sealed_said` is {"fact", "value"}, where value "" is "asked, and not known", or
    {"record", "key", "fields"}: the kind, the id of the first statement of the record, and a value for each field.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    set = models.ForeignKey(StatementSet, on_delete=models.CASCADE, related_name="statements")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="statements")
    place = models.PositiveSmallIntegerField(default=0)  # within its set
    sealed_said = models.BinaryField()
    superseded_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="supersedes")
    ended_at = models.DateTimeField(null=True)  # superseded or withdrawn
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_reason = models.BinaryField(null=True)  # why it was withdrawn or superseded

    class Meta:
        ordering = ["set__recorded_at", "place"]

    def __str__(self) -> str:
        return f"statement {self.pk}"


class MemberKey(WrappedKey):
    """The wrapped key of one member, for drafts of forms that belong to no case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"key of member {self.member_id}"


class Draft(models.Model):
    """A form that was begun and not sent, kept sealed for the member who began it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, related_name="drafts")
    owner = models.UUIDField(null=True, db_index=True)  # whose key seals it, where no case does
    form = models.CharField(max_length=200, db_index=True)  # the address that the form is sent to; ids, no words
    page = models.CharField(max_length=200, default="")  # the address of the page that the form stands on
    version = models.PositiveIntegerField(default=1)  # of the fields, for two tabs
    sealed_fields = models.BinaryField()  # {field: [values]}
    saved_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"draft {self.pk}"
