"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.outward.audit_pages import views

app_name = "audit_pages"

urlpatterns: list[URLPattern | URLResolver] = [
    path("audit/", views.audit, name="audit"),
]
