"""Letters of a case and every text they had. Which letter it is and what it says lies sealed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Letter(models.Model):
    """A letter about one person. What it says is its last text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)  # that of its last text
    sealed_about = models.BinaryField()  # {"template", "title": {"en", "es"}}

    class Meta:
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class LetterText(models.Model):
    """What a letter said from one moment to the next. It is never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="texts")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sealed_text = models.BinaryField()  # {"en", "es"}

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["letter", "version"], name="letter_text_once")]

    def __str__(self) -> str:
        return f"text {self.version} of letter {self.letter_id}"


class OfficeTemplate(models.Model):
    """A template in the office's own words. It is of no case and holds nothing of a client."""

    name = models.CharField(max_length=60, unique=True)
    text = models.TextField()  # TOML, see amparo.forms.letters
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
