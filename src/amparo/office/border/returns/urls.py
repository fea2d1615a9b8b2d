"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.border.returns import fear_pages, hearing_pages, views

app_name = "returns"

of_a_case: list[URLPattern | URLResolver] = [
    path("returns/", views.returns, name="returns"),
    path("returns/new/<slug:kind>/", views.add_passage, name="add_passage"),
    path("returns/<uuid:passage>/", views.change_passage, name="change_passage"),
    path("returns/<uuid:passage>/withdraw/", views.withdraw_passage, name="withdraw_passage"),
    path("fear/", fear_pages.add_fear, name="add_fear"),
    path("fear/<uuid:statement>/", fear_pages.change_fear, name="change_fear"),
    path("fear/<uuid:statement>/withdraw/", fear_pages.withdraw_fear, name="withdraw_fear"),
    path("people/<int:place>/fear-letter/", fear_pages.fear_letter, name="fear_letter"),
    path("dates/<uuid:date>/run-up/", hearing_pages.run_up, name="run_up"),
    path("dates/<uuid:date>/run-up/<slug:item>/", hearing_pages.tick, name="tick"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("calendar/board/", hearing_pages.board, name="board"),
]
