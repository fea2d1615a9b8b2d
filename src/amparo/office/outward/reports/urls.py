"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.outward.reports import views

app_name = "reports"

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures/", views.figures, name="figures"),
    path("figures/new/", views.new_release, name="new_release"),
    path("figures/first-programme/", views.first_program, name="first_program"),
    path("figures/first-programme/<slug:name>.svg", views.first_program_chart, name="first_program_chart"),
    path("figures/<int:release>/", views.release, name="release"),
    path("figures/<int:release>/figures.csv", views.release_csv, name="release_csv"),
    path("figures/<int:release>/map.svg", views.release_map, name="release_map"),
    path("figures/<int:release>/charts/<str:name>.svg", views.release_chart, name="release_chart"),
]
