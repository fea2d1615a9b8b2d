"""What is done about a request: taken, answered, tried, noted, booked, opened, referred, declined by two.

Each is called within the deed of a `RequestFile`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from amparo.errors import OfficeError
from amparo.law.facts import Value
from amparo.office.cases.access.models import Case, Team, Wall
from amparo.office.cases.access.services import begin
from amparo.office.cases.casework.models import Note
from amparo.office.cases.deadlines.reckoning import write
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.wording import Purpose
from amparo.office.cases.people.persons import add
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import state
from amparo.office.front_door.dropbox.gateway import Hold, give_back, hold
from amparo.office.intake import alarms
from amparo.office.intake.answers import answers
from amparo.office.intake.gate import RequestFile
from amparo.office.intake.incoming import REQUEST, note_bookings
from amparo.office.intake.models import UNDECIDED, Entry, Kind, Organisation, Request, State
from amparo.office.intake.requests import Asked, Happened, enter, history_of, post_reply, unsealed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.ui.moments import office_day

TOLD_WITHIN = dt.timedelta(days=14)
REACHED = "reached"


def take(file: RequestFile) -> None:
    """The member takes it on, and with it what was cried for help."""
    _undecided(file)
    fresh = State.TAKEN if file.row.state == State.WAITING else file.row.state
    _write(file, taken_by=file.user, state=fresh)
    file.record("request.taken")
    alarms.take_of(file.user, file.row.alarms.all())


def put_back(file: RequestFile) -> None:
    """Back to the queue, for somebody else; a cry for help that the member had taken waits again too."""
    _undecided(file)
    fresh = State.WAITING if file.row.state == State.TAKEN else file.row.state
    _write(file, taken_by=None, state=fresh)
    file.record("request.put_back")
    if file.row.alarms.filter(taken_by=file.user).update(taken_by=None, taken_at=None):
        file.record("alarm.put_back")


def answer(file: RequestFile, text: str, slots: Sequence[UUID] = ()) -> None:
    """Answer under their code, offering hours where there are any; they are told by their safe way that it is there."""
    _not_withdrawn(file)
    entry = enter(
        file.case_key, file.row, Kind.ANSWER, {"text": text, "slots": [str(slot) for slot in slots]}, file.user
    )
    if file.row.state == State.WAITING:
        _write(file, taken_by=file.user, state=State.TAKEN)
    post_reply(file.case_key, file.row)
    now = timezone.now()
    outbox.put(REQUEST, file.row.pk, Purpose.ANSWER, f"entry {entry.pk}", due_at=now, until=now + TOLD_WITHIN)
    file.record("request.answered")


def attempt(file: RequestFile, channel: str, result: str, text: str) -> None:
    """Somebody tried to reach them; tries are counted until one succeeds."""
    if result == REACHED:
        Entry.objects.filter(request=file.row, kind=Kind.ATTEMPT).update(kind=Kind.REACHED)
    kind = Kind.REACHED if result == REACHED else Kind.ATTEMPT
    enter(file.case_key, file.row, kind, {"channel": channel, "result": result, "text": text}, file.user)
    if file.row.state == State.WAITING:
        _write(file, taken_by=file.user, state=State.TAKEN)
    file.record("request.tried", result)


def ask_to_call(file: RequestFile) -> bool:
    """Ask them, by their safe way, to call; whether that is new. Whoever was asked and has not been heard from since
    is not asked again on the same day, by whichever colleague."""
    _not_withdrawn(file)
    now = timezone.now()
    event = f"call {int(file.row.heard_at.timestamp())} {timezone.localdate(now)}"
    if not outbox.put(REQUEST, file.row.pk, Purpose.CALL, event, due_at=now, until=now + TOLD_WITHIN):
        return False
    enter(file.case_key, file.row, Kind.NOTE, {"text": gettext("Asked them to call.")}, file.user)
    file.record("request.asked_to_call")
    return True


def note(file: RequestFile, text: str) -> None:
    """A note for colleagues."""
    enter(file.case_key, file.row, Kind.NOTE, {"text": text}, file.user)
    file.record("request.noted")


def book(file: RequestFile, slot: UUID) -> None:
    """Book an hour for them, as on the telephone. Raises OfficeError when it is gone."""
    _undecided(file)
    match hold(slot, file.row.lookup):
        case Hold.TAKEN:
            raise OfficeError(gettext_noop("Another person took that hour a moment ago. Choose another one."))
        case Hold.GONE:
            raise OfficeError(gettext_noop("That hour is not offered any more. Choose another one."))
    note_bookings()
    if file.row.taken_by is None:
        Request.objects.filter(pk=file.row.pk).update(taken_by=file.user)
    file.record("request.booked")


def refer(file: RequestFile, organisation: Organisation, text: str) -> None:
    """Refer them to others, with the words that they will read."""
    _undecided(file)
    enter(file.case_key, file.row, Kind.ANSWER, {"text": text}, file.user)
    content = {"text": organisation.name, "outcome": State.REFERRED.value, "organisation": organisation.pk}
    decision = enter(file.case_key, file.row, Kind.DECISION, content, file.user)
    _decide(file, State.REFERRED)
    post_reply(file.case_key, file.row)
    now = timezone.now()
    outbox.put(REQUEST, file.row.pk, Purpose.ANSWER, f"referred {decision.pk}", due_at=now, until=now + TOLD_WITHIN)
    file.record("request.referred")


def propose_to_decline(file: RequestFile, reason: str, text: str) -> None:
    """Propose to decline; nothing is told before a second reader agrees."""
    _undecided(file)
    content = {"text": reason, "answer": text, "outcome": State.DECLINING.value}
    enter(file.case_key, file.row, Kind.DECISION, content, file.user)
    _write(file, state=State.DECLINING, proposed_by=file.user, taken_by=file.row.taken_by or file.user)
    file.record("request.declining")


def second(file: RequestFile, *, agrees: bool, text: str) -> None:
    """The second reader agrees, or gives it back. Raises OfficeError when it is the first."""
    if file.row.state != State.DECLINING:
        raise OfficeError(gettext_noop("Nobody has proposed to decline this any more."))
    if file.row.proposed_by_id == file.user.pk:
        raise OfficeError(gettext_noop("You proposed it: another member has to read it too."))
    proposal = next(decision for decision in reversed(_decisions(file)) if decision["outcome"] == State.DECLINING.value)
    outcome = State.DECLINED if agrees else State.TAKEN
    decision = enter(file.case_key, file.row, Kind.DECISION, {"text": text, "outcome": outcome.value}, file.user)
    if not agrees:
        _write(file, state=State.TAKEN, proposed_by=None)
        file.record("request.kept")
        return
    if proposal["answer"]:
        enter(file.case_key, file.row, Kind.ANSWER, {"text": proposal["answer"]}, file.user)
    _decide(file, State.DECLINED)
    post_reply(file.case_key, file.row)
    now = timezone.now()
    outbox.put(REQUEST, file.row.pk, Purpose.ANSWER, f"declined {decision.pk}", due_at=now, until=now + TOLD_WITHIN)
    file.record("request.declined")


def set_held(file: RequestFile, *, held: bool, reason: str) -> None:
    """Hold it by law against erasing, or no longer."""
    enter(file.case_key, file.row, Kind.NOTE, {"text": reason, "held": held}, file.user)
    _write(file, held=held)
    file.record("request.held" if held else "request.released")


def wall(file: RequestFile, user: User) -> None:
    """From now on the request does not exist for that member. Raises OfficeError for oneself."""
    if user == file.user:
        raise OfficeError(gettext_noop("You cannot exclude yourself: another member has to do it."))
    file.row.walled.add(user)
    if file.row.taken_by_id == user.pk:
        _write(file, taken_by=None, state=State.WAITING if file.row.state == State.TAKEN else file.row.state)
    file.record("request.walled", f"user {user.pk}")


def open_case(file: RequestFile, *, status: str, team: Team | None, about: dict[str, object]) -> Case:
    """Open a case: their answers become statements of the client, their words a note. Raises OfficeError."""
    _undecided(file)
    asked = unsealed(file.case_key, file.row)
    case, case_key = begin(file.user, status=status, team=team, lead=file.user)
    person = add(case, case_key, names=about["names"], a_number=str(about["a_number"]), contact=about["contact"])  # type: ignore[arg-type]
    day = timezone.localtime(file.row.received_at).date()
    facts = facts_of(asked)
    if facts:
        state(case, case_key, person, file.user, Origin(Source.REQUEST, said_on=day), facts)
        write(case.pk, case_key, person.pk, ledger_in(case_key, person))
    row = Note(case=case, author=file.user)
    row.sealed_text = case_key.seal(row, "sealed_text", _as_note(asked, history_of(file.case_key, file.row)))
    row.save(force_insert=True)
    Case.objects.filter(pk=case.pk).update(heard_from_on=timezone.localtime(file.row.heard_at).date())
    for user in file.row.walled.all():
        _wall_case(case, user, file.user)
    enter(file.case_key, file.row, Kind.DECISION, {"text": case.number, "outcome": State.OPENED.value}, file.user)
    _decide(file, State.OPENED, case=case)
    file.row.alarms.update(case=case)
    post_reply(file.case_key, file.row)
    file.record("request.opened")
    return case


def facts_of(asked: Asked) -> dict[str, Value | None]:
    """Their answers as facts of the law; “I do not know” is an answer, and what no fact stands for is left out."""
    known = asked.answers
    found: dict[str, Value | None] = {}
    if "where" in known:
        found["in_us"] = known["where"] in ("us", "detained")
        found["in_mexico"] = known["where"] == "mexico"
        if known["where"] != "elsewhere":
            found["detained"] = known["where"] == "detained"
    for question, fact in (("returned", "returned_to_mexico"), ("fears_mexico", "fears_mexico")):
        if question in known:
            found[fact] = {"yes": True, "no": False}.get(str(known[question]))
    if "hearing" in known:
        found["hearing_on"] = dt.date.fromisoformat(str(known["hearing"]))
    return found


def _as_note(asked: Asked, happened: Sequence[Happened]) -> str:
    lines = [f"{line.label}: {line.text}" for line in answers(asked)]
    later = [
        f"{office_day(event.row.at)} {event.row.get_kind_display()}: {event.text}" for event in happened if event.text
    ]
    return "\n".join([*lines, "", asked.words, "", *later]).strip()


def _wall_case(case: Case, user: User, by: User) -> None:
    Wall.objects.get_or_create(case=case, user=user, defaults={"made_by": by})


def _decisions(file: RequestFile) -> list[dict[str, str]]:
    rows = file.row.entries.filter(kind=Kind.DECISION).order_by("at")
    return [file.case_key.unseal(row, "sealed_what") for row in rows]


def _not_withdrawn(file: RequestFile) -> None:
    if file.row.state == State.WITHDRAWN:
        raise OfficeError(gettext_noop("They took this request back: nothing more is said to them."))


def _undecided(file: RequestFile) -> None:
    if file.row.state not in UNDECIDED:
        raise OfficeError(gettext_noop("This request was decided meanwhile."))


def _decide(file: RequestFile, outcome: State, case: Case | None = None) -> None:
    _write(file, state=outcome, decided_at=timezone.now(), proposed_by=None, case=case)
    if outcome != State.OPENED:
        outbox.cancel(file.row.pk)
        give_back(file.row.lookup)


def _write(file: RequestFile, **fields: object) -> None:
    Request.objects.filter(pk=file.row.pk).update(**fields, version=file.row.version + 1)
    file.row.refresh_from_db()
