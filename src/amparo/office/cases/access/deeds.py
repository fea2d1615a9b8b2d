"""What takes two members in teams: letting members into one that has cases, which opens them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Status, Team
from amparo.office.cases.access.rules import WORKING
from amparo.office.platform.accounts.deeds import asker_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import ADMINISTRATORS, ATTORNEYS
from amparo.office.platform.accounts.second_person import others, too_recent
from amparo.office.platform.approvals.asking import ask, details_of
from amparo.office.platform.approvals.deeds import Granted, GraveDeed
from amparo.office.platform.approvals.models import Approval
from amparo.office.platform.audit.record import record

JOIN = "team.join"


def opens_cases(team: Team | None, members: Iterable[User]) -> list[User]:
    """Those of the members to whom this team would open cases that it does not open to them now."""
    if team is None or not team.cases.exclude(status=Status.ERASED).exists():
        return []
    there = set(team.members.values_list("pk", flat=True))
    return [user for user in members if user.role in WORKING and user.pk not in there]


def ask_to_join(by: User, team: Team, members: Iterable[User]) -> Approval:
    """Ask for members to be let into a team. Call it within the write."""
    return ask(JOIN, by.pk, details={"team": team.pk, "members": sorted(user.pk for user in members)})


def granters(approval: Approval) -> set[int]:
    """Another attorney of the team; else any attorney, else another administrator. Nobody who is to be let in."""
    told = details_of(approval)
    joining = set(told.get("members", ()))
    attorneys = others(approval.asked_by_id, ATTORNEYS) - joining
    in_team = User.objects.filter(teams=told.get("team"), pk__in=attorneys).values_list("pk", flat=True)
    return set(in_team) or attorneys or others(approval.asked_by_id, ADMINISTRATORS) - joining


def affected(approval: Approval) -> set[int]:
    """The attorneys of the team, and those who may object though they may not grant."""
    in_team = User.objects.filter(teams=details_of(approval).get("team"), role__in=ATTORNEYS, is_active=True)
    return set(in_team.values_list("pk", flat=True)) | too_recent(approval.asked_by_id, ATTORNEYS | ADMINISTRATORS)


def _join(granted: Granted) -> HttpResponse | None:
    asker, team = asker_of(granted.approval), get_object_or_404(Team, pk=granted.details["team"])
    team.members.add(*User.objects.filter(pk__in=granted.details["members"], is_active=True))
    record(asker.pk, "team.changed", about=f"team {team.pk} {team.members.count()} members")
    return None


def _says(details: Mapping[str, Any]) -> list[tuple[Promise | str, object]]:
    names = User.objects.filter(pk__in=details["members"]).order_by("name").values_list("name", flat=True)
    team = Team.objects.filter(pk=details["team"]).first()
    return [(_("Team"), team or "—"), (_("Members"), ", ".join(names))]


DEED = GraveDeed(JOIN, _("Let members into a team that has cases"), granters, _join, affected, _says)
