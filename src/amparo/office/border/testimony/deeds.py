"""What takes two members here: releasing a testimony."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.border.testimony import releases
from amparo.office.border.testimony.clearing import Refusal
from amparo.office.border.testimony.terms import Recipient
from amparo.office.border.testimony.texts import UnsealedTestimony, texts_of
from amparo.office.cases.access import second_person
from amparo.office.cases.access.gate import CaseFile, file_for
from amparo.office.cases.access.rules import Permission
from amparo.office.platform.approvals.asking import ask
from amparo.office.platform.approvals.deeds import Granted, GraveDeed
from amparo.office.platform.approvals.models import Approval

RELEASE = "testimony.release"


def ask_for(file: CaseFile, version: UnsealedTestimony, kind: str, recipient: str, purpose: str) -> Approval:
    """Ask for this version to be released, within `file.write()`."""
    asked = {
        "story": version.row.story,
        "edition": version.row.edition,
        "title": version.story.title,
        "kind": kind,
        "recipient": recipient,
        "purpose": purpose,
    }
    return ask(RELEASE, file.user.pk, case=file.case.pk, details=asked)


def _release(granted: Granted) -> HttpResponse | None:
    """The consents are asked as they stand now, and it is entered in the register by the one who asked."""
    file, asked = file_for(granted, Permission.EXPORT), granted.details
    newest = (one for one in texts_of(file) if one.row.story == asked["story"] and one.newest)
    version = next(newest, None)
    if version is None or version.row.edition != asked["edition"]:
        raise OfficeError(gettext_noop("There is a newer version of this text."))
    released = releases.cleared(file, version, asked["kind"], asked["recipient"])
    if isinstance(released, Refusal):
        raise OfficeError(str(releases.REFUSALS[released]))
    releases.enter(file, released, asked["purpose"])
    return None


def _says(details: Mapping[str, Any]) -> list[tuple[Promise | str, object]]:
    to = f"{details['recipient']} ({Recipient(details['kind']).label})"
    return [(_("Text"), details["title"]), (_("Recipient"), to), (_("Purpose"), details["purpose"])]


DEED = GraveDeed(
    RELEASE,
    _("Release a testimony"),
    second_person.granters,
    _release,
    second_person.affected,
    _says,
    within=True,
)
