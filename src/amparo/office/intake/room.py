"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.on_today import ABOVE, OnToday
from amparo.office.cases.access.rules import TAKES_CASES, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.drafts.keeping import DraftOwner
from amparo.office.cases.messages.owners import Recipients
from amparo.office.front_door.dropbox.collecting import KnownCode
from amparo.office.intake import alarms, contact, gate, guessed_zones, incoming, on_today, requests, retention
from amparo.office.intake.forms import RESULTS
from amparo.office.intake.models import AlarmKind
from amparo.office.intake.rows import OfARequest
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import ADMINISTRATORS
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, EACH_SECOND, GET, POST, Access, AfterRestore, Job, declare

ROOM = declare(
    Menu("intake:consultations", _("Intake"), TAKES_CASES, order=30),
    Menu("intake:profile", _("Public pages"), ADMINISTRATORS, order=120),
    Recipients(incoming.REQUEST, "people who asked for a consultation", contact.find, contact.seen),
    KnownCode("requests", requests.key_under),
    KnownCode("codes that hold no more", alarms.former_key),
    DraftOwner("key", "requests for a consultation", gate.owner_of_drafts),
    Job("bring in what lies in the dropbox", lambda now: incoming.collect(), every=EACH_SECOND),
    Job("take back guessed time zones", lambda now: guessed_zones.take_back_once(), order=70),
    Job("erase requests kept long enough", retention.clear, order=90),
    AfterRestore("erase requests that are erased since", retention.finish_erasing),
    OnToday(
        "alarms",
        "calls for help that nobody has taken",
        on_today.find_alarms,
        "intake/alarms_on_today.html",
        order=10,
        column=ABOVE,
        recorded=on_today.recorded,
        without_cases="alarm.told",
    ),
    OnToday("requests", "requests that nobody has read", on_today.find_requests, "intake/on_today.html", order=20),
    Erasing("the requests that became the case, and what lies under their codes", retention.erase_with),
    Recorded(
        {
            "alarm.rose": gettext_noop("a call for help came in"),
            "alarm.taken": gettext_noop("took on a call for help"),
            "alarm.put_back": gettext_noop("put a call for help back"),
            "alarm.told": gettext_noop("was notified, without content, of a call for help that no one has taken"),
            "request.came": gettext_noop("a request for consultation came in"),
            "request.added": gettext_noop("the person added something"),
            "request.read": gettext_noop("read a request for consultation"),
            "request.hidden": gettext_noop("asked for a request and was told that there is none"),
            "request.refused": gettext_noop("was refused"),
            "request.taken": gettext_noop("took a request on"),
            "request.put_back": gettext_noop("put a request back"),
            "request.answered": gettext_noop("answered a request"),
            "request.tried": gettext_noop("tried to reach the person who asked"),
            "request.asked_to_call": gettext_noop("asked the person who asked to call"),
            "request.noted": gettext_noop("wrote a note on a request"),
            "request.time_zone": gettext_noop("recorded the time zone that the person said"),
            "person.zone_taken_back": gettext_noop("a time zone that had been guessed was taken back"),
            "request.booked": gettext_noop("booked an appointment"),
            "request.given_back": gettext_noop("the hour of an appointment was given back"),
            "request.referred": gettext_noop("referred a person to another organization"),
            "request.declining": gettext_noop("proposed to decline a request"),
            "request.declined": gettext_noop("agreed to decline a request"),
            "request.kept": gettext_noop("did not agree to decline a request"),
            "request.held": gettext_noop("held a request by law"),
            "request.released": gettext_noop("released a request from the legal hold"),
            "request.walled": gettext_noop("excluded a member from a request by an ethical wall"),
            "request.opened": gettext_noop("opened a case from a request"),
            "request.withdrawn": gettext_noop("the person withdrew a request"),
            "request.erased": gettext_noop("a request was erased: its time was over"),
            "requests.listed": gettext_noop("read the queue of requests"),
            "hours.offered": gettext_noop("offered hours for intake"),
            "hours.withdrawn": gettext_noop("withdrew an hour"),
            "organisation.changed": gettext_noop("changed the list of organizations"),
            "profile.changed": gettext_noop("changed what the public pages say"),
        },
        about={
            **dict(AlarmKind.choices),
            **dict(RESULTS),
            "alarm": gettext_noop("alarm"),
            "alarms": gettext_noop("alarms"),
            "alarms told of": gettext_noop("alarms told of"),
            "hours": gettext_noop("hours"),
            "held": gettext_noop("held"),
            "organisation": gettext_noop("organization"),
            "slot": gettext_noop("hour"),
            "waiting": gettext_noop("waiting"),
            "mine": gettext_noop("their own"),
            "second": gettext_noop("for a second agreement"),
            "booked": gettext_noop("booked"),
            "decided": gettext_noop("decided"),
        },
    ),
    Access(
        {
            "request": OfARequest(Permission.READ, GET),
            "request_conflict": OfARequest(Permission.ADD, POST),
            "take_request": OfARequest(Permission.ADD, POST),
            "answer_request": OfARequest(Permission.ADD, POST),
            "attempt_request": OfARequest(Permission.ADD, POST),
            "call_request": OfARequest(Permission.ADD, POST),
            "note_request": OfARequest(Permission.ADD, POST),
            "book_request": OfARequest(Permission.ADD, POST),
            "zone_request": OfARequest(Permission.ADD, POST),
            "open_request": OfARequest(Permission.CHANGE, BOTH),
            "refer_request": OfARequest(Permission.CHANGE, BOTH),
            "decline_request": OfARequest(Permission.CHANGE, BOTH),
            "second_request": OfARequest(Permission.CHANGE, BOTH),
            "hold_request": OfARequest(Permission.ERASE, BOTH),
            "wall_request": OfARequest(Permission.GUARD, BOTH),
            "consultations": ForRoles(TAKES_CASES, GET),
            "hours": ForRoles(TAKES_CASES),
            "withdraw_hour": ForRoles(TAKES_CASES, POST),
            "organisations": ForRoles(TAKES_CASES, GET),
            "new_organisation": ForRoles(TAKES_CASES),
            "organisation": ForRoles(TAKES_CASES),
            "profile": ForRoles(ADMINISTRATORS),
        }
    ),
    Table(
        "consulting_alarm",
        clear={
            "id",
            "kind",
            "said_at",
            "came_at",
            "crowded",
            "request_id",
            "case_id",
            "person_id",
            "taken_at",
            "taken_by_id",
        },
        why="that somebody cried for help, as an escalation says of check-ins",
    ),
    Table("consulting_entry", sealed={"sealed_what"}, clear={"id", "request_id", "kind", "at", "by_id"}),
    Table("consulting_formercode", sealed={"sealed_key"}, clear={"lookup", "case_id", "person_id"}),
    Table("consulting_offer", clear={"slot", "host_id", "starts_at", "minutes", "request_id"}),
    Table(
        "consulting_organisation",
        clear={"id", "name", "place", "needs", "languages", "reach", "note", "checked_on", "active"},
        why="other organisations, no clients",
    ),
    Table(
        "consulting_request",
        sealed={"sealed_told"},
        clear={
            "id",
            "number",
            "lookup",
            "state",
            "received_at",
            "heard_at",
            "decided_at",
            "crowded",
            "taken_by_id",
            "proposed_by_id",
            "case_id",
            "held",
            "version",
        },
    ),
    Table("consulting_request_walled", clear={"id", "request_id", "user_id"}),
    Table("consulting_requestkey", sealed={"wrapped"}, clear={"request_id", "office_key"}),
)
