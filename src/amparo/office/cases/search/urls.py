"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.cases.search import views

app_name = "search"

urlpatterns: list[URLPattern | URLResolver] = [
    path("people/", views.people, name="people"),
    path("cases/<str:number>/conflicts/looked/", views.looked, name="looked"),
    path("conflicts/to-look/", views.matches, name="to_look"),
    path("conflicts/", views.conflicts, name="conflicts"),
]
