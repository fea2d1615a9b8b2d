"""The time zone of whoever asked, as they said it when staff asked them: it goes before what their place can have."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from amparo.office.cases.people.time_zone import Zone
from amparo.office.intake.gate import RequestFile
from amparo.office.intake.models import Kind
from amparo.office.intake.requests import enter, post_reply
from amparo.office.platform.ui.places import place_of


class ZoneForm(forms.Form):
    """What they answered to “What time zone are you in?”."""

    zone = Zone()


def set_zone(file: RequestFile, zone: str) -> None:
    """Record which time zone they said is theirs. Messages, and the hours they see, go by it from now on."""
    kept = file.case_key.unseal(file.row, "sealed_told")
    file.row.sealed_told = file.case_key.seal(file.row, "sealed_told", {**kept, "clock": zone})
    file.row.save(update_fields=["sealed_told"])
    text = _("They said their time zone: %(place)s.") % {"place": place_of(zone)}
    enter(file.case_key, file.row, Kind.NOTE, {"text": text}, file.user)
    file.record("request.time_zone")
    post_reply(file.case_key, file.row)
