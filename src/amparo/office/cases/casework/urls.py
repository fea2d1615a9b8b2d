"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.casework import fact_pages, guarding, notes, page, people_pages, record_pages

app_name = "casework"

of_a_case: list[URLPattern | URLResolver] = [
    path("", page.case, name="case"),
    path("heard/", page.heard, name="heard"),
    path("standing/", guarding.status, name="standing"),
    path("staff/", guarding.staff, name="staff"),
    path("staff/<int:user>/off/", guarding.unassign, name="unassign"),
    path("walls/", guarding.wall, name="wall"),
    path("walls/<int:user>/down/", guarding.unwall, name="unwall"),
    path("erase/", guarding.erase, name="erase"),
    path("seen-by/", guarding.seen_by, name="seen_by"),
    path("people/new/", people_pages.add_person, name="add_person"),
    path("people/<int:place>/", page.case, name="case_person"),
    path("people/<int:place>/change/", people_pages.change_person, name="change_person"),
    path("people/<int:place>/facts/", fact_pages.facts, name="facts"),
    path("people/<int:place>/facts/<slug:group>/", fact_pages.record, name="record"),
    path("people/<int:place>/history/<slug:fact>/", fact_pages.history, name="history"),
    path("people/<int:place>/statements/<uuid:statement>/settle/", fact_pages.settle, name="settle"),
    path("people/<int:place>/statements/<uuid:statement>/withdraw/", fact_pages.withdraw, name="withdraw"),
    path("people/<int:place>/records/<slug:kind>/new/", record_pages.add_record, name="add_record"),
    path("people/<int:place>/records/<uuid:entry>/history/", record_pages.record_history, name="record_history"),
    path("people/<int:place>/records/<uuid:statement>/correct/", record_pages.correct_record, name="correct_record"),
    path("people/<int:place>/records/<uuid:statement>/withdraw/", record_pages.withdraw_record, name="withdraw_record"),
    path("relations/", people_pages.relations, name="relations"),
    path("relations/<int:place>/<int:other>/end/", people_pages.end_relation, name="end_relation"),
    path("notes/", notes.note, name="note"),
    path("notes/<uuid:note>/strike/", notes.strike, name="strike"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("people/new/", people_pages.new, name="begin"),
]
