"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.outward.approval_pages import views

app_name = "approval_pages"

urlpatterns: list[URLPattern | URLResolver] = [
    path("approvals/", views.approvals, name="approvals"),
    path("approvals/<uuid:approval>/", views.approval, name="approval"),
    path("approvals/<uuid:approval>/grant/", views.grant, name="grant_approval"),
    path("approvals/<uuid:approval>/do/", views.do_alone, name="do_approval"),
    path("approvals/<uuid:approval>/refuse/", views.refuse, name="refuse_approval"),
    path("approvals/<uuid:approval>/withdraw/", views.withdraw, name="withdraw_approval"),
]
