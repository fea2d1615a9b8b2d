"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.drafts import pages

app_name = "drafts"

of_a_case: list[URLPattern | URLResolver] = [
    path("drafts/<path:form>/", pages.draft, name="draft"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("drafts/", pages.drafts, name="drafts"),
    path("drafts/<path:form>/", pages.draft_elsewhere, name="draft_elsewhere"),
]
