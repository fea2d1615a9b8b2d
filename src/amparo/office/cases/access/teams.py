"""Teams, for the administrator: who shares cases. No case is shown."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.office.cases.access.deeds import ask_to_join, opens_cases
from amparo.office.cases.access.models import Team
from amparo.office.platform.accounts.access import admitted, for_roles, once_more
from amparo.office.platform.accounts.forms import TeamForm
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted


@for_roles(Role.ADMINISTRATOR)
@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    """All teams and who is in them."""
    page = {"teams": Team.objects.prefetch_related("members"), "section": "teams"}
    return render(request, "access/teams.html", page)


@for_roles(Role.ADMINISTRATOR)
@once_more
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, team: int | None = None) -> HttpResponse:
    """A new team, or a change of one: its name and its members. To whom it opens cases, two members let in."""
    by = admitted(request)
    row = get_object_or_404(Team, pk=team) if team is not None else None
    initial = {"name": row.name, "members": row.members.all()} if row else None
    form = TeamForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if Team.objects.filter(name=name).exclude(pk=row.pk if row else 0).exists():
            form.add_error("name", _("There is a team of this name."))
        else:
            with transaction.atomic():
                members, asked = form.cleaned_data["members"], None
                opening = opens_cases(row, members)
                row = row or Team()
                row.name = name
                row.save()
                row.members.set(members.exclude(pk__in=[user.pk for user in opening]))
                record(by.pk, "team.changed", about=f"team {row.pk} {row.members.count()} members")
                if opening:
                    asked = ask_to_join(by, row, opening)
            if asked is not None:
                return redirect("approval_pages:approval", asked.pk)
            messages.success(request, _("Saved."))
            return redirect("access:teams")
    page = {
        "form": form,
        "title": row.name if row else _("New team"),
        "back": reverse("access:teams"),
        "section": "teams",
    }
    return render(request, "ui/form.html", page, status=422 if form.errors else 200)
