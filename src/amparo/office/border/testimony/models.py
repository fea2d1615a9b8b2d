"""Consents, texts and releases. Whose, until when, how far and by whom stand in clear; all that was said is sealed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Consent(models.Model):
    """One person agrees that one recipient gets their story, until a day. What was agreed never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()  # its number within the case
    sealed_terms = models.BinaryField()  # see terms.Terms
    until = models.DateField(db_index=True)  # the last day
    paper = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="+")  # what was signed
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_withdrawal = models.BinaryField(null=True)  # how they took it back, in words

    class Meta:
        ordering = ["-place"]
        constraints = [models.UniqueConstraint(fields=["case", "place"], name="one_consent_a_place")]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class State(models.TextChoices):
    """Where one version of a text stands."""

    DRAFT = "draft", _("Draft")
    GIVEN = "given", _("With a second reader")
    READ = "read", _("Read by a second person")
    REFUSED = "refused", _("Returned by the second reader")


class Text(models.Model):
    """One version of a story. Once it was given to a second reader it changes no more: a change is the next version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="testimonies")
    story = models.PositiveIntegerField()  # its number within the case
    edition = models.PositiveIntegerField(default=1)  # which version of the story
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT, db_index=True)
    sealed_words = models.BinaryField()  # see texts.WrittenTestimony
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    given_at = models.DateTimeField(null=True)
    reader = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)
    sealed_reason = models.BinaryField(null=True)  # why the second reader sent it back
    version = models.PositiveIntegerField(default=1)  # for two who edit at once

    class Meta:
        ordering = ["story", "-edition"]
        constraints = [models.UniqueConstraint(fields=["case", "story", "edition"], name="one_text_an_edition")]

    def __str__(self) -> str:
        return f"testimony {self.pk}"


class Release(models.Model):
    """One line of the register: a version of a text was released to somebody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="releases")
    place = models.PositiveIntegerField()  # its number within the case
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="releases")
    consents = models.ManyToManyField(Consent, related_name="releases")
    sealed_about = models.BinaryField()  # {"kind", "recipient", "purpose"}
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_back_at = models.DateTimeField(null=True)
    asked_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_answer = models.BinaryField(null=True)  # what came of asking

    class Meta:
        ordering = ["-place"]
        constraints = [models.UniqueConstraint(fields=["case", "place"], name="one_release_a_place")]

    def __str__(self) -> str:
        return f"release {self.pk}"
