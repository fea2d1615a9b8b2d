"""Forms that are being prepared. Which form, for whom it asks and what it says lie sealed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class State(models.TextChoices):
    """How far a form is."""

    DRAFT = "draft", _("In preparation")
    REVIEW = "review", _("In review")
    APPROVED = "approved", _("Approved")
    FILED = "filed", _("Filed")
    DROPPED = "dropped", _("Set aside")


class PreparedForm(models.Model):
    """A form for one person. What it says follows from the file until it is approved; then it is kept as it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # for a review
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="+")  # as filed
    sealed_about = models.BinaryField()  # {"form", "edition", "relative"}
    sealed_asked = models.BinaryField()  # {name: value}: what only this form asks
    sealed_looked = models.BinaryField()  # ["name item item", …]: findings that somebody looked at
    sealed_copy = models.BinaryField(null=True)  # what it said when it was approved, see forms.checks.copies
    sealed_filed = models.BinaryField(null=True)  # {"day", "how", "tracking", "receipt", "received", "record"}

    class Meta:
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return f"form {self.pk}"


class Comment(models.Model):
    """What somebody says of an item of a form, until it is settled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey(PreparedForm, on_delete=models.CASCADE, related_name="comments")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_said = models.BinaryField()  # {"item", "text"}

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"comment {self.pk}"
