"""What a member tells of themselves for forms."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amparo.office.platform.accounts.models import User


class MemberDetails(models.Model):
    """A member as forms name them: firm, address, bar number; sealed with the member's own key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    sealed_details = models.BinaryField()  # {field of `REPRESENTATIVE`: as written}
    saved_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"details of member {self.member_id}"
