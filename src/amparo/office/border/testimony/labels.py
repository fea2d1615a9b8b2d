"""What was found in a text, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.testimony.identifiers import Kind

KINDS = {
    Kind.NAME: _("name of a person of the case"),
    Kind.LIKE_NAME: _("like a name of the case"),
    Kind.TITLED: _("name of a person"),
    Kind.A_NUMBER: _("A-number"),
    Kind.PHONE: _("phone number"),
    Kind.EMAIL: _("e-mail"),
    Kind.LINK: _("web address"),
    Kind.DOCKET: _("case number"),
    Kind.NUMBER: _("number"),
    Kind.DATE: _("day or month"),
    Kind.AGE: _("age"),
    Kind.PLACE: _("place"),
    Kind.COUNTRY: _("country"),
    Kind.CAPITAL: _("capital letter: a name?"),
    Kind.LINE: _("no capital letters here: look for names yourself"),
}
