"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.outward.safekeeping import views

app_name = "safekeeping"

urlpatterns: list[URLPattern | URLResolver] = [
    path("lockdown/", views.lockdown, name="lockdown"),
    path("check-share/", views.check_share, name="check_share"),
]
