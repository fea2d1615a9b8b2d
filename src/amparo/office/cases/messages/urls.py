"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from amparo.office.cases.messages import views

app_name = "messages"

urlpatterns: list[URLPattern | URLResolver] = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<uuid:message>/", views.message, name="message"),
]
