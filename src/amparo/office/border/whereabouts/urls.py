"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.border.whereabouts import views

app_name = "whereabouts"

of_a_case: list[URLPattern | URLResolver] = [
    path("whereabouts/", views.whereabouts, name="whereabouts"),
    path("whereabouts/new/", views.add_whereabouts, name="add_whereabouts"),
    path("whereabouts/named/", views.name_whereabouts, name="name_whereabouts"),
    path("whereabouts/named/<int:user>/off/", views.unname_whereabouts, name="unname_whereabouts"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
]
