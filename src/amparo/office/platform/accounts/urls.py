"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.platform.accounts import administration, views

app_name = "accounts"

urlpatterns: list[URLPattern | URLResolver] = [
    path("members/", administration.members, name="members"),
    path("members/invite/", administration.invite, name="invite"),
    path("members/invitations/<int:invitation>/withdraw/", administration.withdraw, name="withdraw_invitation"),
    path("members/<int:user>/", administration.change, name="member"),
    path("members/<int:user>/reset/", administration.reset, name="reset_member"),
    path("account/", views.account, name="account"),
    path("account/sessions/<str:started>/end/", views.end_session, name="end_session"),
    path("account/here/", views.keep, name="keep"),
    path("come-in/", views.invitation, name="invitation"),
    path("health/", views.health, name="health"),
]
