"""Every address of the public pages. Nothing but the language stands in one."""

from __future__ import annotations

from django.urls import path, register_converter

from amparo.office.front_door.dropbox.codes import LANGUAGES
from amparo.office.front_door.public_site import asking, check_in, pages, returning


class Language:
    """One of the languages of the pages."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


register_converter(Language, "language")

urlpatterns = [
    path("", pages.languages, name="languages"),
    path("health/", pages.health, name="health"),
    path("<language:language>/", pages.start, name="start"),
    path("<language:language>/safe/", pages.safe, name="safe"),
    path("<language:language>/ask/", asking.ask, name="ask"),
    path("<language:language>/code/", returning.code, name="code"),
    path("<language:language>/now/", check_in.now, name="now"),
]
handler404 = "amparo.office.front_door.public_site.pages.missing"
handler400 = "amparo.office.front_door.public_site.pages.missing"
handler500 = "amparo.office.front_door.public_site.guarding.server_error"
