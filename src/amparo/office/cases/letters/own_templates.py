"""The templates of an office: those that come with Amparo, and its own, which stand in their place by name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from django.utils import timezone
from django.utils.translation import gettext as _

from amparo.errors import FormsError
from amparo.forms.letters import Template, read_template, shipped
from amparo.forms.letters.template import LARGEST
from amparo.office.cases.letters.models import OfficeTemplate
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record


def templates() -> Mapping[str, Template]:
    """Each by its name. One of the office's that this version cannot read is left out."""
    own = {}
    for row in OfficeTemplate.objects.all():
        try:
            own[row.name] = read_template(row.text, row.name)
        except FormsError:
            continue
    return {**shipped(), **own}


def text_of(name: str) -> str | None:
    """A template as its file, the office's own first; None where there is none."""
    row = OfficeTemplate.objects.filter(name=name).first()
    if row is not None:
        return row.text
    return source_of(name) if name in shipped() else None


def source_of(name: str) -> str:
    """A template that comes with Amparo, as its file."""
    return files("amparo.forms.letters").joinpath("templates", f"{name}.toml").read_text("utf-8")


def keep(user: User, sent: bytes) -> Template:
    """Keep a template, in place of one of the same name. Raises FormsError, saying what is wrong in it."""
    if len(sent) > 4 * LARGEST:
        raise FormsError(_("This file is too large for a template."))
    try:
        text = sent.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormsError(_("This is not a text file (UTF-8).")) from None
    if "\0" in text:
        raise FormsError(_("This is not a text file (UTF-8)."))
    template = read_template(text, _("template"))
    OfficeTemplate.objects.update_or_create(
        name=template.name, defaults={"text": text, "by": user, "at": timezone.now()}
    )
    record(user.pk, "letter_template.kept")
    return template
