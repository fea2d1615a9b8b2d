"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.interviews import board_pages, case_pages, figure_pages, staff_pages

app_name = "interviews"

of_a_case: list[URLPattern | URLResolver] = [
    path("", case_pages.case_interviews, name="case_interviews"),
    path("new/", case_pages.ask_interview, name="ask_interview"),
    path("<uuid:wanted>/change/", case_pages.change_interview, name="change_interview"),
    path("<uuid:wanted>/withdraw/", case_pages.withdraw_interview, name="withdraw_interview"),
    path("<uuid:wanted>/recuse/", case_pages.recuse_interview, name="recuse_interview"),
    path("<uuid:wanted>/room/", case_pages.room, name="interview_room"),
    path("<uuid:wanted>/start/", case_pages.start_interview, name="start_interview"),
    path("<uuid:wanted>/end/", case_pages.end_interview, name="end_interview"),
]

of_the_desk: list[URLPattern | URLResolver] = [
    path("", board_pages.interviews, name="interviews"),
    path("plan/", board_pages.make_plan, name="make_plan"),
    path("plan/<uuid:proposal>/", board_pages.proposal, name="proposal"),
    path("tell/", board_pages.to_tell, name="to_tell"),
    path("tell/<uuid:wanted>/", board_pages.notified, name="notified_interview"),
    path("move/<uuid:wanted>/", board_pages.move, name="move_interview"),
    path("people/", staff_pages.interviewers, name="interviewers"),
    path("people/new/", staff_pages.interviewer, name="new_interviewer"),
    path("people/<int:interviewer>/", staff_pages.interviewer, name="interviewer"),
    path("interpreters/new/", staff_pages.interpreter, name="new_interpreter"),
    path("interpreters/<int:interpreter>/", staff_pages.interpreter, name="interpreter"),
    path("away/<str:kind>/<int:who>/", staff_pages.away, name="away"),
    path("away/<int:absence>/end/", staff_pages.back_again, name="back_again"),
    path("minutes/", staff_pages.desk_settings, name="desk_settings"),
    path("pressure/", figure_pages.workload, name="pressure"),
    path("forecast/", figure_pages.forecast, name="interview_forecast"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/interviews/", include(of_a_case)),
    path("interviews/", include(of_the_desk)),
]
