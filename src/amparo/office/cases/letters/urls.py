"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.letters import template_pages, views

app_name = "letters"

OF = "letters/<uuid:letter>/"

of_a_case: list[URLPattern | URLResolver] = [
    path("letters/", views.letters, name="letters"),
    path("letters/new/", views.begin, name="begin_letter"),
    path(OF, views.letter, name="letter"),
    path(f"{OF}write/", views.write, name="write"),
    path(f"{OF}versions/<int:saved>/", views.earlier, name="earlier"),
    path(f"{OF}paper/<slug:languages>/", views.paper, name="paper"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("letter-templates/", template_pages.letter_templates, name="letter_templates"),
    path("letter-templates/<slug:name>/", template_pages.letter_template, name="letter_template"),
]
