"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.intake import queue_pages, views

app_name = "intake"

of_a_request: list[URLPattern | URLResolver] = [
    path("", views.request, name="request"),
    path("conflict/", views.conflict, name="request_conflict"),
    path("take/", views.take, name="take_request"),
    path("answer/", views.answer, name="answer_request"),
    path("attempt/", views.attempt, name="attempt_request"),
    path("call/", views.call, name="call_request"),
    path("note/", views.note, name="note_request"),
    path("book/", views.book, name="book_request"),
    path("zone/", views.zone, name="zone_request"),
    path("open/", views.open_case, name="open_request"),
    path("refer/", views.refer, name="refer_request"),
    path("decline/", views.decline, name="decline_request"),
    path("second/", views.second, name="second_request"),
    path("hold/", views.held, name="hold_request"),
    path("wall/", views.wall_request, name="wall_request"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("consultations/<uuid:key>/", include(of_a_request)),
    path("consultations/", queue_pages.consultations, name="consultations"),
    path("consultations/hours/", queue_pages.hours, name="hours"),
    path("consultations/hours/<uuid:slot>/withdraw/", queue_pages.withdraw_hour, name="withdraw_hour"),
    path("organisations/", queue_pages.organisations, name="organisations"),
    path("organisations/new/", queue_pages.organisation, name="new_organisation"),
    path("organisations/<int:organisation>/", queue_pages.organisation, name="organisation"),
    path("public-pages/", queue_pages.profile, name="profile"),
]
