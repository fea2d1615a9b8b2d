"""Make a small office of invented people with something of everything in it, and keep it packed beside this file.

python -m tests.office.upgrade.make NAME        # from the clone whose version it shall be; see README.md
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sqlite3
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from amparo.office.platform.home import home
from tests.office.upgrade.reading import PASSPHRASE, crawl, everything

HERE = Path(__file__).parent
DOCKET = """person,case,given,surnames,a_number,part,status,language,last_entry_on,nationality,born_on,in_us
p1,f1,Rosa,Quiñónez Tábora,A 212-345-678,client,open,Spanish,ENTERED,HN,1988-05-04,yes
p2,f1,Axel,Quiñónez,,relative,,Spanish,ENTERED,HN,2015-02-11,yes
p3,f2,سلمى,حداد,A 212-345-679,client,open,Arabic,ENTERED,SY,1990-01-30,yes
p4,f2,Nabil,حداد,,relative,,Arabic,ENTERED,SY,2012-12-01,yes
"""
SCREENS = ("/", "/people/", "/interviews/", "/consultations/", "/figures/", "/audit/", "/members/", "/teams/")


def make(folder: Path) -> dict[str, Any]:
    """Make the office in a folder; what it holds, and which addresses answer to whom."""
    os.environ["AMPARO_HOME"] = str(folder)
    for name in ("DATABASE_URL", "AMPARO_LETTERBOX", "AMPARO_DEMO"):
        os.environ.pop(name, None)
    from amparo.office.run import serving

    assert home().folder == folder
    serving.make_office(serving.Opener.passphrase(PASSPHRASE))
    from django.test.utils import setup_test_environment

    setup_test_environment()
    told = _fill(folder)
    return {**told, "everything": everything()}


def _fill(folder: Path) -> dict[str, Any]:
    from allauth.mfa.totp.internal.auth import TOTP

    from amparo.office.cases.access.models import Assignment, Case, Team, Wall
    from amparo.office.outward.exchange import docket_file, importing
    from amparo.office.platform.accounts.roles import Role
    from amparo.office.platform.audit.sealer import seal_pending
    from amparo.office.platform.encryption.case_keys import open_key
    from tests.office import builders

    ana, ben = builders.member(Role.ATTORNEY, "Ana"), builders.member(Role.PARALEGAL, "Ben")
    out = builders.member(Role.VOLUNTEER, "Walled")
    builders.member(Role.ADMINISTRATOR, "Nora")
    builders.member(Role.AUDITOR, "Ruth")
    ana.set_password(builders.PASSWORD)
    ana.save()
    TOTP.activate(ana, "JBSWY3DPEHPK3PXP")
    team = Team.objects.create(name="Border")
    team.members.set([ana, ben, out])
    docket = folder / "docket.csv"
    docket.write_text(DOCKET.replace("ENTERED", (builders.TODAY() - dt.timedelta(days=300)).isoformat()), "utf-8")
    importing.take_in(docket_file.read(docket).rows, ana, team, "docket.csv")
    docket.unlink()
    for case in Case.objects.order_by("number"):
        Assignment.objects.create(case=case, user=ben)
        Wall.objects.create(case=case, user=out, made_by=ana)
        _live(case, open_key(case.pk), ana, ben)
    builders.an_interviewer(ana)
    builders.an_interviewer(ben)
    _publish(ana)
    _of_the_office(ana)
    while seal_pending():
        pass
    return {"members": {one.name: one.email for one in type(ana).objects.all()}, **_ask(ana)}


def _live(case: Any, case_key: Any, ana: Any, ben: Any) -> None:
    """What happened to a family, written down through the services that the pages use."""
    from django.db import transaction
    from django.urls import reverse
    from django.utils import timezone

    from amparo.office.border.checkins.answers import CheckIn, hear
    from amparo.office.cases.calendar import dates
    from amparo.office.cases.documents import store
    from amparo.office.cases.documents.inspection import Inspected
    from amparo.office.cases.people.models import Kinship, Person
    from amparo.office.cases.people.persons import relate
    from amparo.office.cases.statements.ledger import Origin
    from amparo.office.cases.statements.models import Source
    from amparo.office.cases.statements.services import state
    from tests.office import builders

    first, second = Person.objects.filter(case=case).order_by("place")
    browser = builders.signed_in(ana)
    with transaction.atomic():
        relate(case, case_key, second, first, Kinship.CHILD)
        said = Origin(Source.RECORD, "Form I-213", "2", builders.TODAY() - dt.timedelta(days=3))
        rows = state(case, case_key, first, ben, said, {"last_entry_on": builders.TODAY() - dt.timedelta(days=299)})
        taken_back = state(
            case, case_key, first, ben, said, {"encountered_on": builders.TODAY() - dt.timedelta(days=1)}
        )
        at = timezone.now() + dt.timedelta(days=9)
        date = dates.add(case, case_key, kind="master", at=at, zone="America/Denver", place="El Paso", note="Room 4")
        pdf = Inspected("application/pdf", "pdf", 1, (), scanned=False)
        store.take(case, case_key, ana, name="I-94.pdf", what="I-94", content=builders.a_pdf(), seen=pdf)
        wanted = builders.a_wanted(case, case_key, first, ana)
        held = builders.Held(case, case_key, first, second, rows["last_entry_on"], date, wanted)
        builders._returned(held, ana)
        builders.a_note(held, ana, "Met at the shelter; the school may answer.")
        builders.an_incident(held, ana, what="Taken from a taxi, let go after two days.")
        builders.a_need(held, ana)
        builders.a_whereabouts(held, [ana, ben])
        plan = builders.a_plan(held, ana, timezone.now() - dt.timedelta(days=9))
        hear(plan, case_key, CheckIn.DANGER, timezone.now(), timezone.now())
        builders.an_alarm(held)
    builders.a_testimony(held, ana, ben)
    withdraw = reverse("casework:withdraw", args=[case.number, first.place, taken_back["encountered_on"].pk])
    assert browser.post(withdraw, {"reason": "The form is of somebody else."}).status_code == 302
    typed = {"source": "document", "detail": "A letter, half read", "page": "1"}
    assert browser.post(reverse("drafts:draft", args=[case.number, "1-entry"]), typed).status_code < 300
    assert browser.get(reverse("casework:case", args=[case.number])).status_code == 200


def _of_the_office(by: Any) -> None:
    """What an office has beside its cases."""
    from django.urls import reverse
    from django.utils import timezone

    from amparo.office.border.checkins import rounds
    from amparo.office.intake.models import Organisation
    from amparo.office.interviews.models import Absence, Interpreter
    from amparo.office.platform.accounts import invitations
    from amparo.office.platform.accounts.roles import Role
    from tests.office import builders

    rounds.look_at_all(timezone.now() + dt.timedelta(days=2))
    invitations.invite(by, email="new@office.invalid", name="New", role=Role.VOLUNTEER)
    Organisation.objects.create(name="Casa del Río", place="Ciudad Juárez", reach="+52 656 555 0111")
    away = Interpreter.objects.create(name="Tomás", languages="Mam")
    Absence.objects.create(interpreter=away, first=builders.TODAY(), last=builders.TODAY())
    builders._hour_of(by)
    builders.a_release(by)
    browser = builders.signed_in(by)
    assert browser.post(reverse("calendar:feed")).status_code < 400
    typed = {"name": "Kay Solèy", "place": "Tapachula"}
    assert browser.post(reverse("drafts:draft_elsewhere", args=["organisations/new"]), typed).status_code < 400


def _publish(by: Any) -> None:
    from amparo.office.interviews.models import ProposalKind
    from amparo.office.interviews.plan_state import plan_state
    from amparo.office.interviews.proposing import anew, propose
    from amparo.office.interviews.publishing import publish

    held = plan_state()
    publish(by, propose(by, held, ProposalKind.ANEW, anew(held)).pk, tell=False)


def _ask(by: Any) -> dict[str, str]:
    """A request with its code, collected and answered, and a message that lies in the dropbox yet."""
    from django.db import transaction

    from amparo.office.cases.messages.profile import as_published, set_profile
    from amparo.office.front_door.dropbox import collecting
    from amparo.office.front_door.dropbox.codes import Code
    from amparo.office.intake.models import Kind, RequestKey
    from amparo.office.intake.requests import enter, post_reply
    from amparo.office.platform.encryption.case_keys import open_key
    from tests.office import builders

    set_profile({"office": "Border Legal Aid", "phone": "+1 915 555 0100", "hours": "Mon-Fri 9-17", "days": 90})
    collecting.introduce(as_published())
    known, fresh = Code(bytes(range(8))), Code(bytes(range(8, 16)))
    row = builders.a_request({"words": "Ayuda, por favor.", "name": "Marisol"}, code=known)
    case_key = open_key(row.pk, RequestKey)
    with transaction.atomic():
        enter(case_key, row, Kind.ANSWER, {"text": "La llamamos el sábado."}, by)
        post_reply(case_key, row)
    builders.put_message(
        fresh, "request", {"language": "es", "told": {"words": "Estamos en el puente.", "name": "Inés"}}
    )
    return {"known code": known.secret.hex(), "code that waits": fresh.secret.hex()}


def pages() -> dict[str, list[str]]:
    """The addresses that answer each member."""
    from amparo.office.platform.accounts.models import User
    from tests.office import builders

    members = User.objects.filter(role__in=("attorney", "administrator", "auditor")).order_by("pk")
    return {user.email: crawl(builders.signed_in(user), SCREENS) for user in members}


def pack(folder: Path, told: dict[str, Any], target: Path) -> None:
    """One small file of an office and of what it holds."""
    for database in folder.rglob("*.sqlite3"):
        with closing(sqlite3.connect(database)) as held:
            held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            held.execute("VACUUM")
    (folder / "told.json").write_text(json.dumps(told, ensure_ascii=False, indent=0), "utf-8")
    with tarfile.open(target, "w:xz") as packed:
        packed.add(folder, ".", filter=lambda one: None if one.name.endswith(("-wal", "-shm")) else one)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="amparo-small-") as made:
        folder, kept = Path(made) / "office", Path(made) / "kept"
        told = make(folder)
        shutil.copytree(folder, kept)  # without the traces of whoever reads all pages now
        pack(kept, {**told, "pages": pages()}, HERE / f"{sys.argv[1]}.tar.xz")
