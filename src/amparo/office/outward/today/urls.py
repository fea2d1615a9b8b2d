"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.outward.today import views

app_name = "today"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.today, name="today"),
]
