"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.border.harm import chronology, evidence_pages, views

app_name = "harm"

of_a_case: list[URLPattern | URLResolver] = [
    path("documents/<int:place>/custody/", evidence_pages.evidence, name="evidence"),
    path("documents/<int:place>/custody/compare/", evidence_pages.compare_evidence, name="compare_evidence"),
    path("harm/", views.harm, name="harm"),
    path("harm/new/", views.add_incident, name="add_incident"),
    path("harm/chronology/", chronology.chronology, name="harm_chronology"),
    path("harm/<uuid:incident>/", views.incident, name="incident"),
    path("harm/<uuid:incident>/change/", views.change_incident, name="change_incident"),
    path("harm/<uuid:incident>/withdraw/", views.withdraw_incident, name="withdraw_incident"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
]
