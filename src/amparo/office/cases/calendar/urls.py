"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.calendar import views

app_name = "calendar"

of_a_case: list[URLPattern | URLResolver] = [
    path("dates/", views.add_date, name="add_date"),
    path("dates/<uuid:date>/", views.change_date, name="change_date"),
    path("dates/<uuid:date>/undo/", views.undo_date, name="undo_date"),
    path("dates/<uuid:date>/cancel/", views.cancel_date, name="cancel_date"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/address/", views.feed, name="feed"),
    path("calendar/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
]
