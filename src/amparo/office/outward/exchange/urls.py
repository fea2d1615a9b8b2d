"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.outward.exchange import views

app_name = "exchange"

of_a_case: list[URLPattern | URLResolver] = [
    path("export/", views.export, name="export"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
]
