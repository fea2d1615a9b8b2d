"""A case in which everything is filled in, and the pages that show it."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from amparo.law.vocabulary import FACTS
from amparo.office.border.checkins import rounds
from amparo.office.border.checkins.answers import CheckIn, hear
from amparo.office.cases.access.models import Team
from amparo.office.cases.deadlines.reckoning import write_stale
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.roles import Role
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample
from tests.office.builders import (
    Held,
    a_case,
    a_filing,
    a_form,
    a_need,
    a_note,
    a_plan,
    a_school,
    a_testimony,
    a_whereabouts,
    an_incident,
    member,
)


def a_full_case() -> Held:
    """A case with forty facts and something of every room, among others of the same team."""
    by = member(Role.ATTORNEY)
    team = Team.objects.create(name="All")
    team.members.add(by)
    for number in range(12):
        a_case(by, team=team, given=f"Person {number}")
    found = a_case(by, team=team)
    facts: dict[str, object] = {}
    for row in sample(40, 3).iter_rows(named=True):
        facts |= {name: value for name, value in facts_of_row(row, FACTS).items() if len(facts) < 40 or name in facts}
    for fact in ("nationality", "last_entry_on"):
        facts.pop(fact, None)
    state(found.case, found.case_key, found.first, by, Origin(Source.BY_PHONE, said_on=timezone.localdate()), facts)  # type: ignore[arg-type]
    for _ in range(12):
        a_note(found, by)
    a_filing(found, by, receipt_number="ZAR-1")
    a_school(found, by)
    a_form(found, by)
    an_incident(found, by)
    a_need(found, by, urgent=True)
    a_testimony(found, by, member(Role.PARALEGAL))
    a_whereabouts(found, [by])
    plan = a_plan(found, by, timezone.now() - dt.timedelta(days=9))
    hear(plan, found.case_key, CheckIn.DANGER, timezone.now(), timezone.now())
    rounds.look_at_all(timezone.now() + dt.timedelta(days=3))
    while write_stale():
        pass
    return found


def addresses_of(held: Held) -> list[str]:
    """Pages on which much of it is shown."""
    number = held.number
    return [
        reverse("today:today"),
        reverse("today:today") + "?whose=all",
        reverse("search:people"),
        reverse("calendar:calendar"),
        reverse("search:conflicts"),
        reverse("accounts:account"),
        reverse("casework:case", args=[number]),
        reverse("casework:case_person", args=[number, 2]),
        reverse("casework:facts", args=[number, 1]),
        reverse("filings:forms", args=[number]),
        reverse("filings:form", args=[number, held.form]),
        reverse("filings:sheet", args=[number, held.form]),
        reverse("filings:asked", args=[number, held.form]),
        reverse("casework:record", args=[number, 1, "family"]),
        reverse("casework:history", args=[number, 1, "last_entry_on"]),
        reverse("casework:add_record", args=[number, 1, "proceedings"]),
        reverse("casework:correct_record", args=[number, 1, held.record]),
        reverse("biography:biography", args=[number]),
        reverse("biography:interview", args=[number, 1, "particulars"]),
        reverse("biography:interview", args=[number, 1, "schools"]),
        reverse("biography:correct_told", args=[number, 1, held.told]),
        reverse("biography:withdraw_told", args=[number, 1, held.told]),
        reverse("biography:told_history", args=[number, 1, held.told]),
        reverse("casework:withdraw_record", args=[number, 1, held.record]),
        reverse("casework:record_history", args=[number, 1, held.record]),
        reverse("casework:seen_by", args=[number]),
        reverse("casework:staff", args=[number]),
        reverse("casework:relations", args=[number]),
        reverse("casework:change_person", args=[number, 1]),
        reverse("casework:standing", args=[number]),
        reverse("documents:upload", args=[number]),
        reverse("interviews:interviews"),
        reverse("interviews:to_tell"),
        reverse("interviews:interviewers"),
        reverse("interviews:desk_settings"),
        reverse("interviews:pressure"),
        reverse("interviews:interview_forecast"),
        reverse("interviews:case_interviews", args=[number]),
        reverse("interviews:ask_interview", args=[number]),
        reverse("interviews:recuse_interview", args=[number, held.wanted.pk]),
        reverse("interviews:interview_room", args=[number, held.wanted.pk]),
        reverse("interviews:move_interview", args=[held.wanted.pk]),
        reverse("harm:harm", args=[number]),
        reverse("harm:add_incident", args=[number]),
        reverse("harm:incident", args=[number, held.incident]),
        reverse("harm:change_incident", args=[number, held.incident]),
        reverse("harm:harm_chronology", args=[number]),
        reverse("harm:evidence", args=[number, 1]),
        reverse("needs:needs", args=[number]),
        reverse("needs:add_need", args=[number]),
        reverse("needs:need", args=[number, held.need]),
        reverse("needs:refer_need", args=[number, held.need]),
        reverse("needs:all_needs"),
        reverse("needs:referrals"),
        reverse("returns:returns", args=[number]),
        reverse("returns:add_passage", args=[number, "return"]),
        reverse("returns:change_passage", args=[number, held.passage]),
        reverse("returns:withdraw_passage", args=[number, held.passage]),
        reverse("returns:add_fear", args=[number]),
        reverse("returns:change_fear", args=[number, held.fear]),
        reverse("returns:withdraw_fear", args=[number, held.fear]),
        reverse("returns:fear_letter", args=[number, 1]),
        reverse("returns:run_up", args=[number, held.date.pk]),
        reverse("returns:board"),
        reverse("returns:board") + f"?day={held.date.at.date()}",
        reverse("testimony:testimony", args=[number]),
        reverse("testimony:testimony_register", args=[number]),
        reverse("testimony:testimony_text", args=[number, 1]),
        reverse("testimony:rewrite_testimony", args=[number, 1]),
        reverse("testimony:generalise", args=[number, 1]),
        reverse("testimony:release_testimony", args=[number, 1]),
        reverse("testimony:give_out_testimony", args=[number, 1]),
        reverse("testimony:consent", args=[number, 1]),
        reverse("testimony:add_consent", args=[number]),
        reverse("testimony:testimony_queue"),
        reverse("whereabouts:whereabouts", args=[number]),
        reverse("whereabouts:add_whereabouts", args=[number]),
        reverse("checkins:checkins"),
        reverse("checkins:case_checkins", args=[number]),
        reverse("checkins:agree_checkins", args=[number, 1]),
    ]
