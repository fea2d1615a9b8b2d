"""What an administrator sees: members, invitations and teams, and no case."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.office.platform.accounts import invitations
from amparo.office.platform.accounts.access import admitted, for_roles, once_more
from amparo.office.platform.accounts.forms import InviteForm, MemberForm
from amparo.office.platform.accounts.models import Invitation, Session, User
from amparo.office.platform.accounts.roles import WHAT_ROLES_DO, Role
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET"])
def members(request: HttpRequest) -> HttpResponse:
    """Everybody in the office, and who is invited."""
    page = {
        "people": User.objects.order_by("-is_active", "name"),
        "invitations": [
            invitation for invitation in Invitation.objects.select_related("made_by")[:50] if invitation.is_open
        ],
        "roles": [(Role(name).label, description) for name, description in WHAT_ROLES_DO.items()],
        "section": "members",
    }
    return render(request, "accounts/members.html", page)


@for_roles(Role.ADMINISTRATOR)
@once_more
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the code is shown once."""
    form = InviteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        code = invitations.invite(admitted(request), **form.cleaned_data)
        return _code(request, code, form.cleaned_data["name"])
    page = {
        "form": form,
        "title": _("Invite a member"),
        "back": reverse("accounts:members"),
        "action": _("Make the code"),
    }
    return render(request, "ui/form.html", page, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
@require_POST
def withdraw(request: HttpRequest, invitation: int) -> HttpResponse:
    """Make an invitation worthless."""
    invitations.withdraw(admitted(request), get_object_or_404(Invitation, pk=invitation))
    messages.success(request, _("The code no longer works."))
    return redirect("accounts:members")


@for_roles(Role.ADMINISTRATOR)
@once_more
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, user: int) -> HttpResponse:
    """Change a member's role, or end their access: all their sessions end with it."""
    by, row = admitted(request), get_object_or_404(User, pk=user)
    before = (row.role, row.is_active)
    form = MemberForm(posted(request), instance=row)
    if request.method == "POST" and form.is_valid():
        if row == by and (not row.is_active or row.role != Role.ADMINISTRATOR):
            form.add_error(None, _("You cannot remove your own access: another administrator has to."))
        else:
            with transaction.atomic():
                form.save()
                if (row.role, row.is_active) != before:
                    Session.objects.filter(user=row).delete()
                record(by.pk, "member.changed", about=f"user {row.pk} {row.role} {'on' if row.is_active else 'off'}")
            messages.success(request, _("Saved."))
            return redirect("accounts:members")
    page = {"form": form, "title": row.name, "back": reverse("accounts:members"), "changed": row}
    return render(request, "accounts/member.html", page, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
@once_more
@require_POST
def reset(request: HttpRequest, user: int) -> HttpResponse:
    """A code with which a member sets a new password."""
    row = get_object_or_404(User, pk=user, is_active=True)
    return _code(request, invitations.reset(admitted(request), row), row.name)


def _code(request: HttpRequest, code: str, name: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("accounts:invitation")) + "#" + code
    return render(request, "accounts/code_made.html", {"code": code, "address": address, "name": name})
