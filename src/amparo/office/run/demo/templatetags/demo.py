"""Who can sign in."""

from __future__ import annotations

from django import template
from django.db.models import QuerySet

from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import WHAT_ROLES_DO, Role

register = template.Library()


@register.simple_tag
def demo_people() -> QuerySet[User]:
    """The members of the demonstration."""
    return User.objects.filter(is_active=True).order_by("pk")


@register.filter
def does(user: User) -> str:
    """What the member's role may do."""
    return str(WHAT_ROLES_DO[Role(user.role)])
