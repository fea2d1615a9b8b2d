"""Danger has one road: whatever page, code and state it comes by, it stands first until somebody takes it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.checkins.answers import CheckIn, hear
from amparo.office.border.checkins.models import Escalation, Plan, Terms
from amparo.office.border.questionnaires import sharing
from amparo.office.border.questionnaires.models import Questionnaire
from amparo.office.cases.access.gate import CaseFile, members_who_see, visible
from amparo.office.cases.access.models import Assignment, Case, Status, Team, Wall
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.people.persons import unsealed
from amparo.office.front_door.dropbox import collecting, gateway
from amparo.office.front_door.dropbox.codes import LANGUAGES, Code
from amparo.office.front_door.dropbox.models import SealedMessage
from amparo.office.intake import incoming, retention
from amparo.office.intake.alarms import exists_for, raise_alarm
from amparo.office.intake.danger_words import speaks_of_danger, words_of_danger
from amparo.office.intake.models import Alarm, AlarmKind, FormerCode, Request, State
from amparo.office.intake.shown_alarms import UNTAKEN, alarms_of
from amparo.office.intake.triage import Tab, queue, waiting_requests
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import (
    Held,
    World,
    _erase,
    a_case,
    a_plan,
    a_request,
    member,
    put_message,
    signed_in,
)
from tests.office.reading import shown

pytestmark = pytest.mark.django_db
DANGER = "They said that they are in danger"
HOUR = dt.timedelta(hours=1)


@dataclass
class Office:
    """Who works here: the responsible attorney, a colleague of the team, somebody walled off, one of another team."""

    lead: User
    colleague: User
    walled: User
    stranger: User
    team: Team

    @property
    def everybody(self) -> tuple[User, ...]:
        """All of them."""
        return self.lead, self.colleague, self.walled, self.stranger


@pytest.fixture
def office() -> Office:
    lead, colleague = member(Role.ATTORNEY, "Lead"), member(Role.PARALEGAL, "Colleague")
    walled, stranger = member(Role.PARALEGAL, "Walled"), member(Role.ATTORNEY, "Stranger")
    team = Team.objects.create(name="Border")
    team.members.set([lead, colleague, walled])
    return Office(lead, colleague, walled, stranger, team)


def a_guarded_case(office: Office, status: str = Status.OPEN) -> Held:
    """A case of the team, from which one of it is walled off."""
    held = a_case(office.lead, team=office.team)
    Wall.objects.create(case=held.case, user=office.walled, made_by=office.lead)
    Case.objects.filter(pk=held.case.pk).update(status=status)
    return held


# --- every standing of a code, and who must see a cry that comes by it ------------------------------------


def _request(state: str, **more: Any) -> Callable[[Office, Code], str]:
    def stand(office: Office, code: Code) -> str:
        row = a_request({"name": "Marisol", "words": "Tengo una pregunta."}, code=code)
        row.walled.add(office.walled)
        taken = None if state == State.WAITING else office.colleague
        Request.objects.filter(pk=row.pk).update(state=state, taken_by=taken, **more)
        return "intake"

    return stand


def _opened(status: str) -> Callable[[Office, Code], str]:
    def stand(office: Office, code: Code) -> str:
        row = a_request({"name": "Marisol"}, code=code)
        held = a_guarded_case(office, status)
        Request.objects.filter(pk=row.pk).update(state=State.OPENED, case=held.case, decided_at=timezone.now())
        return "team"

    return stand


def _opened_and_erased(office: Office, code: Code) -> str:
    _opened(Status.OPEN)(office, code)
    retention.erase(Request.objects.get(lookup=code.lookup))
    return "team"


def _erased(office: Office, code: Code) -> str:
    retention.erase(a_request({"name": "Marisol"}, code=code))
    return "everybody"


def _never_sent(office: Office, code: Code) -> str:
    return "everybody"


def _not_collected(office: Office, code: Code) -> str:
    put_message(code, "request", {"language": "es", "told": {"name": "Marisol", "danger": "no"}})
    return "everybody"


def _plan(status: str = Status.OPEN, **of_terms: Any) -> Callable[[Office, Code], str]:
    def stand(office: Office, code: Code) -> str:
        held = a_guarded_case(office, status)
        plan = a_plan(held, office.lead)
        plan.lookup = code.lookup
        plan.sealed_code = held.case_key.seal(plan, "sealed_code", {"key": code.key.hex()})
        plan.save()
        Terms.objects.filter(plan=plan).update(**of_terms)
        return "team"

    return stand


def _questionnaire(**changed: Any) -> Callable[[Office, Code], str]:
    def stand(office: Office, code: Code) -> str:
        held = a_guarded_case(office, Status.OPEN)
        file = CaseFile(None, held.case, office.lead, Permission.CHANGE)  # type: ignore[arg-type]
        made = sharing.share(file, unsealed(held.case_key, held.first), ["jobs"], code)
        Questionnaire.objects.filter(lookup=made.lookup).update(**changed)
        return "team"

    return stand


def _ended(office: Office, code: Code) -> str:
    _plan(end=timezone.now(), next_at=None)(office, code)
    Plan.objects.update(ended_at=timezone.now())
    return "team"


def _replaced(office: Office, code: Code) -> str:
    _plan()(office, code)
    plan = Plan.objects.get()
    address = reverse("checkins:checkin_code", args=[plan.case.number, 1])
    assert signed_in(office.lead).post(address).status_code == 200
    return "team"


def _case_erased(office: Office, code: Code) -> str:
    _plan()(office, code)
    _erase(Case.objects.get())
    return "everybody"


STANDINGS: dict[str, Callable[[Office, Code], str]] = {
    **{state.value: _request(state) for state in State if state not in (State.OPENED, State.WITHDRAWN)},
    "withdrawn, held by law": _request(State.WITHDRAWN, held=True, decided_at=timezone.now()),
    **{f"opened into a case, {status}": _opened(status) for status in Status if status != Status.ERASED},
    "opened into a case, then erased": _opened_and_erased,
    "erased": _erased,
    "never sent": _never_sent,
    "sent and not collected": _not_collected,
    "check-ins": _plan(),
    "check-ins of a closed case": _plan(Status.CLOSED),
    "check-ins paused": _plan(end=timezone.now(), next_at=None),
    "check-ins ended": _ended,
    "a questionnaire": _questionnaire(),
    "a questionnaire that ended": _questionnaire(closed_at=timezone.now()),
    "check-ins under a newer code": _replaced,
    "check-ins of an erased case": _case_erased,
}
FORGOTTEN = ("erased", "never sent", "check-ins of an erased case")


def seers(office: Office, who: str) -> set[User]:
    """The oracle: for whom a cry must stand, by whom it concerns."""
    return {
        "team": {office.lead, office.colleague},
        "intake": {office.lead, office.colleague, office.stranger},
        "everybody": set(office.everybody),
    }[who]


def press(code: Code, word: str, *, ago: dt.timedelta = dt.timedelta()) -> None:
    """A button of the page for check-ins, and the office collects."""
    at = timezone.now() - ago
    put_message(code, "checkin", {"word": word, "at": at.isoformat()}, f"checkin {word} {at}")
    SealedMessage.objects.filter(pk=code.message_id(f"checkin {word} {at}")).update(at=at)
    incoming.collect()


@pytest.mark.parametrize("word", list(CheckIn))
@pytest.mark.parametrize("standing", STANDINGS)
def test_a_word_by_any_code_in_any_state_stands_where_it_must(office: Office, standing: str, word: CheckIn) -> None:
    for number in range(3):  # others who are in danger, and were there before
        a_request({"name": f"Earlier {number}", "danger": "yes"})
    Alarm.objects.update(taken_at=timezone.now(), taken_by=office.stranger)
    code = Code.new()
    who = STANDINGS[standing](office, code)
    press(code, word)
    cries = {user: alarms_of(user).shown for user in office.everybody}
    expected = (
        seers(office, who) if word is CheckIn.DANGER or (word is CheckIn.CALL and standing not in FORGOTTEN) else set()
    )
    assert {user for user in cries if cries[user]} == expected
    for user in expected:
        (one,) = cries[user]
        assert one.row.kind == word.value
        if word is CheckIn.DANGER and one.row.request_id is not None:
            assert queue(user, Tab.WAITING).rows[0].asked.row.pk == one.row.request_id
    assert not SealedMessage.objects.filter(unreadable=True).exists() or standing in FORGOTTEN


@pytest.mark.parametrize("standing", STANDINGS)
def test_danger_stands_first_on_the_pages_until_it_is_taken(office: Office, standing: str) -> None:
    for number in range(3):
        a_request({"name": f"Earlier {number}", "danger": "yes"})
    Alarm.objects.update(taken_at=timezone.now(), taken_by=office.stranger)
    code = Code.new()
    who = STANDINGS[standing](office, code)
    press(code, CheckIn.DANGER)
    alarm = Alarm.objects.get(taken_at=None)
    pages = [reverse("today:today") + "?whose=mine", reverse("checkins:checkins")]
    browsers = {user: signed_in(user) for user in office.everybody}
    for user, page in itertools.product(office.everybody, pages):
        shown = browsers[user].get(page).content.decode()
        card = shown.find('id="alarms"')
        if user in seers(office, who):
            assert DANGER in shown[card:].split("</section>")[0]
            assert card < min(
                at for at in (shown.find('id="escalations"'), shown.find('id="requests"'), len(shown)) if at > 0
            )
        else:
            assert card == -1
    browser = browsers[office.lead]
    if alarm.request is not None:
        row = browser.get(reverse("intake:consultations")).content.decode().split('<li class="card')[1]
        assert str(alarm.request_id) in row
        assert DANGER in row
    assert browser.post(reverse("checkins:take_alarm", args=[alarm.pk])).status_code == 302
    for page in (reverse("today:today"), reverse("checkins:checkins")):
        assert 'id="alarms"' not in browsers[office.colleague].get(page).content.decode()
    alarm.refresh_from_db()
    assert alarm.taken_by == office.lead
    assert AuditEntry.objects.filter(did="alarm.taken", actor=office.lead.pk, about=f"alarm {alarm.pk}").count() == 1


# --- answers and later additions ---------------------------------------------------------------------------


OF_REQUESTS = [one for one in STANDINGS if "check-ins" not in one]


@pytest.mark.parametrize(
    ("standing", "language"),
    [*((one, "es") for one in OF_REQUESTS), *(("declined", one) for one in LANGUAGES), ("erased", "ar")],
)
def test_a_later_addition_that_speaks_of_danger_is_an_alarm(office: Office, standing: str, language: str) -> None:
    code = Code.new()
    who = STANDINGS[standing](office, code)
    text = f"... {words_of_danger()[language][0].rstrip('*').upper()}!"
    put_message(code, "addition", {"text": text, "language": language}, "addition")
    incoming.collect()
    assert {user for user in office.everybody if alarms_of(user).shown} == seers(office, who)
    assert {one.row.kind for one in alarms_of(office.lead).shown} == {AlarmKind.WORDS}


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"danger": "yes"}, AlarmKind.DANGER),
        ({"danger": "no", "words": "Me van a matar."}, None),
        ({"danger": "unsure", "words": "Me van a matar."}, AlarmKind.WORDS),
        ({"words": "Me van a matar."}, AlarmKind.WORDS),
        ({"words": "Tengo una cita en la corte."}, None),
        ({}, None),
    ],
)
def test_answers_that_say_danger_are_an_alarm_first_sent_or_corrected(
    office: Office, told: dict[str, str], kind: AlarmKind | None
) -> None:
    a_request({"name": "Marisol", **told})
    code = Code.new()
    a_request({"name": "Marisol"}, code=code)
    put_message(code, "request", {"language": "es", "told": {"name": "Marisol", **told}}, "request again")
    incoming.collect()
    assert list(Alarm.objects.values_list("kind", flat=True)) == ([kind, kind] if kind else [])


def test_who_takes_the_danger_back_in_a_correction_still_stands_until_somebody_went(office: Office) -> None:
    code = Code.new()
    a_request({"danger": "yes"}, code=code)
    put_message(code, "request", {"language": "es", "told": {"danger": "no"}}, "request again")
    incoming.collect()
    assert alarms_of(office.lead).shown


def test_who_cries_and_takes_everything_back_leaves_the_cry_and_nothing_else(office: Office) -> None:
    code = Code.new()
    a_request({"name": "Marisol", "danger": "yes"}, code=code)
    put_message(code, "withdrawal", {})
    incoming.collect()
    assert not Request.objects.exists()
    page = signed_in(office.stranger).get(reverse("today:today")).content.decode()
    assert "Nothing is held of them any more" in page
    assert "Marisol" not in page


def test_nobody_who_cries_is_erased_for_age_before_somebody_went(office: Office) -> None:
    row = a_request({"danger": "yes"})
    long_ago = timezone.now() - dt.timedelta(days=400)
    Request.objects.filter(pk=row.pk).update(state=State.DECLINED, decided_at=long_ago, heard_at=long_ago)
    assert retention.clear(timezone.now()) == 0
    Alarm.objects.update(taken_at=timezone.now(), taken_by=office.lead)
    assert retention.clear(timezone.now()) == 1


def test_a_client_whose_request_was_erased_in_its_time_can_still_press_the_button(office: Office) -> None:
    code = Code.new()
    _opened(Status.OPEN)(office, code)
    Request.objects.update(decided_at=timezone.now() - dt.timedelta(days=400))
    assert retention.clear(timezone.now()) == 1
    assert gateway.reply(code.lookup) is not None
    press(code, CheckIn.DANGER)
    assert alarms_of(office.colleague).shown[0].row.case is not None
    _erase(Case.objects.get())
    assert gateway.reply(code.lookup) is None
    assert not FormerCode.objects.exists()


def test_nobody_cries_in_the_name_of_another_without_the_key_of_the_code(office: Office) -> None:
    code = Code.new()
    _opened_and_erased(office, code)
    put_message(code, "checkin", {"word": "danger", "at": timezone.now().isoformat(), "key": "00" * 32})
    incoming.collect()
    assert not Alarm.objects.exists()
    assert SealedMessage.objects.get().unreadable


def test_a_cry_read_late_says_when_it_was_said(office: Office) -> None:
    code = Code.new()
    a_request({"name": "Marisol"}, code=code)
    press(code, CheckIn.DANGER, ago=30 * HOUR)
    (one,) = alarms_of(office.lead).shown
    assert one.late
    assert timezone.now() - one.row.said_at > 29 * HOUR
    assert "could read it only at" in signed_in(office.lead).get(reverse("today:today")).content.decode()


def test_the_same_message_twice_is_one_alarm_and_many_presses_are_one_line(office: Office) -> None:
    code = Code.new()
    a_request({"name": "Marisol"}, code=code)
    at = timezone.now().isoformat()
    for _ in range(2):
        put_message(code, "checkin", {"word": "danger", "at": at})
        incoming.collect()
    assert Alarm.objects.count() == 1
    press(code, CheckIn.CALL)
    press(code, CheckIn.DANGER)
    (one,) = alarms_of(office.lead).shown
    assert (one.row.kind, one.times) == (AlarmKind.DANGER, 3)


# --- taking ------------------------------------------------------------------------------------------------


def test_it_is_taken_once_and_the_second_is_told_by_whom(office: Office) -> None:
    a_request({"name": "Marisol", "danger": "yes"})
    alarm = Alarm.objects.get()
    for user in (office.lead, office.colleague):
        signed_in(user).post(reverse("checkins:take_alarm", args=[alarm.pk]))
    alarm.refresh_from_db()
    assert alarm.taken_by == office.lead
    assert AuditEntry.objects.filter(did="alarm.taken").count() == 1
    again = signed_in(office.colleague).post(reverse("checkins:take_alarm", args=[alarm.pk]), follow=True)
    assert "Lead took it at" in again.content.decode()


def test_who_cries_again_after_it_was_taken_stands_first_again(office: Office) -> None:
    code = Code.new()
    a_request({"name": "Marisol"}, code=code)
    press(code, CheckIn.DANGER)
    signed_in(office.lead).post(reverse("checkins:take_alarm", args=[Alarm.objects.get().pk]))
    press(code, CheckIn.DANGER)
    assert alarms_of(office.colleague).shown


def test_taking_the_cry_takes_the_request_and_taking_the_request_takes_the_cry(office: Office) -> None:
    first, second = (a_request({"name": name, "danger": "yes"}) for name in ("Ana", "Eva"))
    signed_in(office.lead).post(reverse("checkins:take_alarm", args=[first.alarms.get().pk]))
    signed_in(office.lead).post(reverse("intake:take_request", args=[second.pk]))
    for row in (first, second):
        row.refresh_from_db()
        assert (row.state, row.taken_by, row.alarms.get().taken_by) == (State.TAKEN, office.lead, office.lead)
    signed_in(office.lead).post(reverse("intake:take_request", args=[second.pk]), {"back": "1"})
    assert second.alarms.get().taken_at is None


def test_a_call_for_help_of_a_client_stands_once_until_it_is_taken_and_then_until_it_is_handled(office: Office) -> None:
    held = a_guarded_case(office)
    now = timezone.now()
    hear(a_plan(held, office.lead), held.case_key, CheckIn.DANGER, now, now)
    page = signed_in(office.lead).get(reverse("today:today")).content.decode()
    assert page.count(DANGER) == 1
    signed_in(office.colleague).post(reverse("checkins:take_alarm", args=[Alarm.objects.get().pk]))
    page = shown(signed_in(office.lead).get(reverse("today:today")))
    assert page.count(DANGER) == 1
    assert "taken by Colleague" in page[page.index('id="escalations"') :]


def test_whoever_writes_down_what_was_done_has_taken_it(office: Office) -> None:
    held = a_guarded_case(office)
    now = timezone.now()
    hear(a_plan(held, office.lead), held.case_key, CheckIn.DANGER, now, now)
    address = reverse("checkins:handle_escalation", args=[held.number, Escalation.objects.get().pk])
    signed_in(office.colleague).post(address, {"outcome": "tried", "note": "Rang twice."})
    assert Alarm.objects.get().taken_by == office.colleague


def test_an_alarm_that_is_not_theirs_does_not_exist_for_a_member(office: Office) -> None:
    a_plan(a_guarded_case(office), office.lead)
    plan = Plan.objects.get()
    raise_alarm(uuid4(), AlarmKind.DANGER, timezone.now(), case=plan.case, person=plan.person)
    alarm = Alarm.objects.get()
    for user in (office.walled, office.stranger, member(Role.VOLUNTEER), member(Role.SCHEDULER), member(Role.AUDITOR)):
        assert signed_in(user).post(reverse("checkins:take_alarm", args=[alarm.pk])).status_code in (403, 404)
    assert signed_in(office.lead).post(reverse("checkins:take_alarm", args=[uuid4()])).status_code == 404
    alarm.refresh_from_db()
    assert alarm.taken_at is None


def test_a_volunteer_assigned_to_the_case_sees_it_and_can_take_it(office: Office) -> None:
    held = a_guarded_case(office)
    volunteer = member(Role.VOLUNTEER)
    Assignment.objects.create(case=held.case, user=volunteer)
    raise_alarm(uuid4(), AlarmKind.DANGER, timezone.now(), case=held.case, person=held.first)
    browser = signed_in(volunteer)
    assert DANGER in browser.get(reverse("today:today")).content.decode()
    browser.post(reverse("checkins:take_alarm", args=[Alarm.objects.get().pk]))
    assert Alarm.objects.get().taken_by == volunteer


# --- somebody always sees ----------------------------------------------------------------------------------


def test_where_nobody_is_there_who_sees_it_others_are_told_without_content(office: Office) -> None:
    administrator = member(Role.ADMINISTRATOR)
    held = a_guarded_case(office)
    raise_alarm(uuid4(), AlarmKind.DANGER, timezone.now(), case=held.case, person=held.first)
    assert not alarms_of(administrator)
    User.objects.filter(pk__in=[office.lead.pk, office.colleague.pk]).update(is_active=False)
    for user, told in ((administrator, True), (office.stranger, True), (office.walled, False)):
        shown = signed_in(user).get(reverse("today:today"), follow=True).content.decode()
        assert ("Someone may be in danger, and nobody has taken it." in shown) == told
        assert held.number not in shown
        assert "Rosa" not in shown
    assert "Border" in signed_in(administrator).get(reverse("today:today")).content.decode()
    assert "Border" not in signed_in(office.stranger).get(reverse("today:today")).content.decode()


def test_what_nobody_has_taken_for_long_is_told_to_others_too(office: Office) -> None:
    administrator = member(Role.ADMINISTRATOR)
    held = a_guarded_case(office)
    raise_alarm(uuid4(), AlarmKind.DANGER, timezone.now(), case=held.case)
    assert not alarms_of(office.stranger)
    Alarm.objects.update(came_at=timezone.now() - UNTAKEN)
    assert len(alarms_of(office.stranger).untaken) == len(alarms_of(administrator).untaken) == 1
    assert alarms_of(administrator).untaken[0].call == ["Lead", "Border"]
    assert not alarms_of(office.walled)
    Alarm.objects.update(taken_at=timezone.now(), taken_by=office.lead)
    assert not alarms_of(administrator)


def test_every_alarm_is_seen_by_somebody_or_told_to_somebody(world: World) -> None:
    kind = AlarmKind.DANGER
    rows = [Alarm(pk=uuid4(), kind=kind, said_at=timezone.now(), case=one.case) for one in world.cases.values()]
    asked = Request.objects.filter(pk__in=world.requests.values())
    rows += [Alarm(pk=uuid4(), kind=kind, said_at=timezone.now(), request=one) for one in asked]
    Alarm.objects.bulk_create([*rows, Alarm(pk=uuid4(), kind=kind, said_at=timezone.now())])
    for gone in (User.objects.none(), User.objects.exclude(role=Role.ADMINISTRATOR)):
        gone.update(is_active=False)
        there = list(User.objects.filter(is_active=True))
        for alarm in Alarm.objects.all():
            Alarm.objects.update(taken_at=timezone.now())
            Alarm.objects.filter(pk=alarm.pk).update(taken_at=None)
            assert any(alarms_of(user) for user in there), alarm


def test_who_sees_a_case_is_the_same_from_both_sides(world: World) -> None:
    for held in world.cases.values():
        seen = {user.pk for user in User.objects.all() if visible(user).filter(pk=held.case.pk).exists()}
        assert set(members_who_see(held.case.pk).values_list("pk", flat=True)) == seen


def test_no_page_of_a_walled_member_tells_of_an_alarm_by_number_or_count(office: Office) -> None:
    held = a_guarded_case(office)
    before = _counts(office.walled)
    raise_alarm(uuid4(), AlarmKind.DANGER, timezone.now(), case=held.case)
    Alarm.objects.update(came_at=timezone.now() - 2 * UNTAKEN)
    assert _counts(office.walled) == before
    assert not Alarm.objects.filter(exists_for(office.walled)).exists()


def _counts(user: User) -> tuple[int, int, int]:
    held = alarms_of(user)
    return len(held.shown), len(held.untaken), waiting_requests(user)


# --- a flood -----------------------------------------------------------------------------------------------


def test_noise_that_ticks_danger_stands_behind_danger_told_in_calm(office: Office) -> None:
    calm = a_request({"name": "Calm", "danger": "yes"})
    Alarm.objects.update(taken_at=timezone.now(), taken_by=office.lead)
    noise = a_request({"name": "Noise", "danger": "yes"})
    Request.objects.filter(pk=noise.pk).update(crowded=True)
    Alarm.objects.filter(request=noise).update(crowded=True)
    order = [one.asked.row.pk for one in queue(office.lead, Tab.WAITING).rows]
    assert order == [calm.pk, noise.pk]
    Alarm.objects.filter(request=noise).update(crowded=False)  # they came back with their code, in calm
    assert [one.asked.row.pk for one in queue(office.lead, Tab.WAITING).rows] == [noise.pk, calm.pk]


# --- the sieve ---------------------------------------------------------------------------------------------

SAID = {
    "en": ["I am in danger now", "they FOUND me", "Please help me!!", "he said he will kill me"],
    "es": ["estoy en PELIGRO", "Ayúdenme por favor", "ellos me están amenazando", "nos siguen desde ayer", "auxilio"],
    "ht": ["mwen an danje", "anmwe! sekou", "yo vle touye m", "yo ap swiv mwen"],
    "pt": ["estou em perigo", "Socorro", "vão me matar", "me ameaçaram"],
    "fr": ["je suis en danger", "au secours", "ils m’ont trouvé", "il veut me tuer", "ils me menacent"],
    "ru": ["я в опасности", "Помогите!", "меня убьют", "мне угрожают", "за мной следят, они нашли меня"],
    "ar": ["أنا في خطر", "النَّجدة", "ساعدوني", "سيقتلونني", "وخطر كبير", "إنهم يلاحقونني"],
}
CALM = [
    "My address has changed.", "Mi cita es el lunes a las nueve.", "Tengo dos hijos.", "Mwen gen yon randevou.",
    "Tenho uma audiência em maio.", "J’ai une audience mardi.", "У меня суд в мае.", "عندي موعد يوم الاثنين",
    "I am safe", "Estoy a salvo", "Pressed on the check-in page: I am safe", "",
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in SAID.items() for text in texts])
def test_words_of_danger_are_found_however_they_are_typed(language: str, text: str) -> None:
    assert speaks_of_danger(text)
    assert speaks_of_danger(f"Hola. {text.upper()}")


@pytest.mark.parametrize("text", CALM)
def test_calm_words_are_not_taken_for_danger(text: str) -> None:
    assert not speaks_of_danger(text)


def test_every_language_of_the_public_pages_has_its_words() -> None:
    assert set(words_of_danger()) == set(LANGUAGES)
    assert all(speaks_of_danger(one.replace("*", "")) for words in words_of_danger().values() for one in words)


@pytest.fixture
def browser(office: Office) -> Client:
    return signed_in(office.lead)


def test_the_page_of_a_request_and_of_a_case_show_the_cry_and_who_took_it(office: Office, browser: Client) -> None:
    row = a_request({"name": "Marisol", "danger": "yes"})
    held = a_guarded_case(office)
    raise_alarm(uuid4(), AlarmKind.DANGER, timezone.now(), case=held.case, person=held.first)
    for page in (reverse("intake:request", args=[row.pk]), reverse("checkins:case_checkins", args=[held.number])):
        assert DANGER in browser.get(page).content.decode()
    for alarm in Alarm.objects.all():
        browser.post(reverse("checkins:take_alarm", args=[alarm.pk]))
    for page in (
        reverse("intake:request", args=[row.pk]),
        reverse("checkins:case_checkins", args=[held.number]),
        reverse("checkins:checkins"),
    ):
        assert "Lead took it at" in browser.get(page).content.decode()


def test_a_code_laid_down_in_the_letterbox_is_untouched_by_a_cry(office: Office) -> None:
    code = Code.new()
    collecting.answer(code.lookup, code.key, {"checkin": True})
    _plan()(office, code)
    before = gateway.reply(code.lookup)
    press(code, CheckIn.DANGER)
    assert gateway.reply(code.lookup) == before
