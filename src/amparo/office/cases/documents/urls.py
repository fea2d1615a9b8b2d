"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.documents import views

app_name = "documents"

of_a_case: list[URLPattern | URLResolver] = [
    path("documents/", views.upload, name="upload"),
    path("documents/<int:place>/", views.download, name="download"),
    path("documents/<int:place>/remove/", views.remove, name="remove_document"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
]
