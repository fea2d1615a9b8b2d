"""The register of releases, and who was counted in one. Releases are in clear: everybody may read them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User


class Release(models.Model):
    """Figures as they were published. Never changed: what was said stays said."""

    on = models.DateField()
    until = models.DateField()  # people returned later are not counted
    total = models.PositiveIntegerField()  # as it was published
    tables = models.JSONField()  # see figures.publishing
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"release {self.pk}"


class Counted(models.Model):
    """A person who stands in a release, and so in no other. Goes when the person is erased."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="counted")

    def __str__(self) -> str:
        return f"counted {self.pk}"
