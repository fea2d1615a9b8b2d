"""What an administrator sees: members, invitations and teams, and no case."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.office.platform.accounts import deeds, invitations
from amparo.office.platform.accounts.access import admitted, for_roles, once_more
from amparo.office.platform.accounts.forms import InviteForm, MemberForm
from amparo.office.platform.accounts.models import Invitation, Session, User
from amparo.office.platform.accounts.roles import WHAT_ROLES_DO, Role
from amparo.office.platform.approvals.models import Approval
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
    """Invite somebody; the code is shown once. Whoever reads cases, or lets others in, is invited by two."""
    form = InviteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, told = admitted(request), form.cleaned_data
        if not deeds.invites_alone(told["role"]):
            return redirect("approval_pages:approval", deeds.ask_to_invite(by, **told).pk)
        return deeds.code_page(request, invitations.invite(by, **told), told["name"], reverse("accounts:members"))
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
    """End a member's access at once, with all their sessions; ask for another role, or for access given back."""
    by, row = admitted(request), get_object_or_404(User, pk=user)
    before = (row.role, row.is_active)
    form = MemberForm(posted(request), instance=row)
    if request.method == "POST" and form.is_valid():
        if row == by and (not row.is_active or row.role != Role.ADMINISTRATOR):
            form.add_error(None, _("You cannot remove your own access: another administrator has to."))
        else:
            with transaction.atomic():
                asked = _ask_for_more(by, row, before)
                row.save(update_fields=["name", "role", "is_active"])
                if (row.role, row.is_active) != before:
                    Session.objects.filter(user=row).delete()
                record(by.pk, "member.changed", about=f"user {row.pk} {row.role} {'on' if row.is_active else 'off'}")
            if asked is not None:
                return redirect("approval_pages:approval", asked.pk)
            messages.success(request, _("Saved."))
            return redirect("accounts:members")
    page = {"form": form, "title": row.name, "back": reverse("accounts:members"), "changed": row}
    return render(request, "accounts/member.html", page, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
@once_more
@require_POST
def reset(request: HttpRequest, user: int) -> HttpResponse:
    """A code with which a member sets a new password; made by two while no second factor keeps others out."""
    by, row = admitted(request), get_object_or_404(User, pk=user, is_active=True)
    if not deeds.resets_alone(row):
        asked = deeds.ask_to_invite(by, email=row.email, name=row.name, role=row.role, user=row)
        return redirect("approval_pages:approval", asked.pk)
    return deeds.code_page(request, invitations.reset(by, row), row.name, reverse("accounts:members"))


def _ask_for_more(by: User, row: User, before: tuple[str, bool]) -> Approval | None:
    """Ask for what takes two members, and leave it as it was; what ends access is done at once."""
    role, is_active = row.role, row.is_active
    if (role == before[0] and (before[1] or not is_active)) or deeds.is_founding():
        return None
    row.role, row.is_active = before[0], before[1] and is_active
    return deeds.ask_to_change(by, row, role=role, is_active=is_active)
