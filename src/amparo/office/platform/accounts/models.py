"""Staff, their sessions, invitations and failed guesses. Nothing of a client stands here."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.accounts.sessions import SessionStore
from amparo.office.platform.prepared import Prepared


class Users(BaseUserManager["User"]):
    """Making accounts, and finding the one whose request it is."""

    def get(self, *conditions: Any, **named: Any) -> User:
        """The account. By its key alone, as each request asks for its member, by SQL that is worked out once."""
        if conditions or named.keys() != {"pk"}:
            return super().get(*conditions, **named)
        found = _by_key().first(named["pk"])
        if found is None:
            raise User.DoesNotExist
        return found

    def create_user(self, email: str, password: str | None, *, name: str, role: str, **more: Any) -> User:
        """An account with a password, or with none that works."""
        user = self.model(email=self.normalize_email(email).lower(), name=name, role=role, **more)
        user.set_password(password)
        user.save()
        return user


@cache
def _by_key() -> Prepared[User]:
    return Prepared(lambda key: User.objects.filter(pk=key), User._meta.pk)


class User(AbstractBaseUser):
    """A member of the office."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    language = models.CharField(
        _("language"), max_length=5, choices=[("en", "English"), ("es", "Español")], default="en"
    )
    speaks = models.CharField(_("languages they can answer in"), max_length=60, blank=True)  # codes with commas
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    def __str__(self) -> str:
        return self.name


class Session(AbstractBaseSession):
    """A signed-in browser. `session_key` holds an HMAC of the key that the cookie carries, never the key."""

    session_key = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    device = models.CharField(max_length=60, blank=True)  # "Firefox on Windows": enough to know one's own

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The store that writes these rows."""
        return SessionStore


class Invitation(models.Model):
    """A way in that works once and expires: for a new member, or for one who lost the password."""

    email = models.EmailField()
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=20, choices=Role.choices)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="resets")  # set: a new password
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations_made")
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")  # the second person
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be used."""
        return self.used_at is None and self.withdrawn_at is None and self.expires_at > timezone.now()


class Guesses(models.Model):
    """Failed tries at one account from one known device, or from all unknown ones together."""

    bucket = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(default=timezone.now)  # no try is looked at before
    last_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.failures} failures"
