"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.cases.access import teams

app_name = "access"

urlpatterns: list[URLPattern | URLResolver] = [
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.team, name="new_team"),
    path("teams/<int:team>/", teams.team, name="team"),
]
