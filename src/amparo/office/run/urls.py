"""Every address of the office, assembled from what each room has in its `urls.py`; and those of signing in.

The table in tests/office/matrix.py says who gets what answer at each.
"""

from __future__ import annotations

from allauth.account import views as signing
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from amparo.office.platform.accounts import views as accounts
from amparo.office.run.rooms import DEMO, ROOMS, modules_of

handler400 = "amparo.office.platform.ui.faults.unreadable"
handler500 = "amparo.office.platform.ui.faults.fault"


def nowhere(request: HttpRequest) -> HttpResponse:
    """Addresses that the sign-in library names and this office does not have."""
    raise Http404


signing_in: list[URLPattern | URLResolver] = [
    path("", signing.login, name="account_login"),
    path("out/", signing.logout, name="account_logout"),
    path("inactive/", signing.account_inactive, name="account_inactive"),
    path("again/", signing.reauthenticate, name="account_reauthenticate"),
    path("password/", signing.password_change, name="account_change_password"),
    path("second/webauthn/keys/<int:pk>/remove/", accounts.remove_key, name="mfa_remove_webauthn"),
    path("second/", include("allauth.mfa.urls")),
    *(
        path(f"none/{name}/", nowhere, name=name)
        for name in ("account_signup", "account_email", "account_set_password", "account_reset_password")
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *(path("", include(urls)) for urls in modules_of((*ROOMS, DEMO) if settings.DEMO else ROOMS, "urls")),
    path("sign-in/", include(signing_in)),
]
