"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.border.questionnaires import views

app_name = "questionnaires"

of_a_case: list[URLPattern | URLResolver] = [
    path("questionnaires/", views.questionnaires, name="questionnaires"),
    path("questionnaires/people/<int:place>/share/", views.share, name="share"),
    path("questionnaires/<uuid:questionnaire>/close/", views.close, name="close"),
    path("questionnaires/answers/<uuid:arrival>/", views.review, name="review"),
    path("questionnaires/answers/<uuid:arrival>/<slug:line>/", views.decide, name="decide"),
]

urlpatterns: list[URLPattern | URLResolver] = [path("cases/<str:number>/", include(of_a_case))]
