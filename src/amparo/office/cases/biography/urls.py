"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.biography import correcting, details, interview, overview

app_name = "biography"

OF = "people/<int:place>/biography/"

of_a_case: list[URLPattern | URLResolver] = [
    path("biography/", overview.biography, name="biography"),
    path(OF, overview.biography, name="of_person"),
    path(f"{OF}<slug:kind>/", interview.interview, name="interview"),
    path(f"{OF}told/<uuid:statement>/correct/", correcting.correct, name="correct_told"),
    path(f"{OF}told/<uuid:statement>/withdraw/", correcting.withdraw, name="withdraw_told"),
    path(f"{OF}told/<uuid:entry>/history/", correcting.history, name="told_history"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("account/details/", details.my_details, name="my_details"),
]
