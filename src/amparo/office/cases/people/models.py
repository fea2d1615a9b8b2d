"""People of a case and how they belong together. All that is said of them is sealed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.models import User


class Part(models.TextChoices):
    """What somebody is in a case."""

    CLIENT = "client", _("Client")
    RELATIVE = "relative", _("Relative")
    ADVERSE = "adverse", _("Adverse party")
    OTHER = "other", _("Other person")


class Kinship(models.TextChoices):
    """How one person stands to another."""

    SPOUSE = "spouse", _("spouse of")
    CHILD = "child", _("child of")
    PARENT = "parent", _("parent of")
    SIBLING = "sibling", _("sibling of")
    GUARDIAN = "guardian", _("guardian of")
    WARD = "ward", _("under the guardianship of")
    TRAVELLING = "travelling", _("traveling with")


MIRRORED = {
    Kinship.SPOUSE: Kinship.SPOUSE,
    Kinship.CHILD: Kinship.PARENT,
    Kinship.PARENT: Kinship.CHILD,
    Kinship.SIBLING: Kinship.SIBLING,
    Kinship.GUARDIAN: Kinship.WARD,
    Kinship.WARD: Kinship.GUARDIAN,
    Kinship.TRAVELLING: Kinship.TRAVELLING,
}
"""The same bond seen from the other side."""


class Person(models.Model):
    """Somebody in a case, numbered within it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="people")
    place = models.PositiveSmallIntegerField()  # 1 is the person the case is named after
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.CLIENT)
    sealed_names = models.BinaryField()  # {"given", "surnames", "also": [...]}
    sealed_a_number = models.BinaryField()  # digits, or ""
    sealed_contact = models.BinaryField()  # the safe-contact rules, see people.contact
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["case", "place"]
        constraints = [models.UniqueConstraint(fields=["case", "place"], name="one_person_a_place")]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Relation(models.Model):
    """How `person` stands to `other`, read from left to right."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="relations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed_kind = models.BinaryField()  # a Kinship

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "other"], name="related_once")]

    def __str__(self) -> str:
        return f"relation {self.pk}"


class NameChange(models.Model):
    """A person whose names were written, changed or erased: how the indexes in memory keep up."""

    person = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"change {self.pk}"


class WalledMatch(models.Model):
    """Somebody whom a wall excludes from a case checked a name that is in it, and was told nothing.

    Who answers for the case sees it until they have looked.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="walled_matches")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"match {self.pk}"
