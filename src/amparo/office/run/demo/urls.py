"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.run.demo import views

app_name = "demo"

urlpatterns: list[URLPattern | URLResolver] = [
    path("demo/<int:user>/", views.sign_in, name="demo_sign_in"),
]
