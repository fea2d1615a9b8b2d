"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.border.checkins import views

app_name = "checkins"

of_a_case: list[URLPattern | URLResolver] = [
    path("checkins/", views.case_checkins, name="case_checkins"),
    path("checkins/<int:place>/agree/", views.agree_checkins, name="agree_checkins"),
    path("checkins/<int:place>/code/", views.checkin_code, name="checkin_code"),
    path("checkins/<int:place>/stop/", views.stop_checkins, name="stop_checkins"),
    path("checkins/<int:place>/heard/", views.heard_checkin, name="heard_checkin"),
    path("checkins/rises/<uuid:escalation>/", views.handle_escalation, name="handle_escalation"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("check-ins/", views.checkins, name="checkins"),
    path("alarms/<uuid:alarm>/take/", views.take_alarm, name="take_alarm"),
]
