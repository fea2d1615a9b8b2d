"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.border.needs import views

app_name = "needs"

of_a_case: list[URLPattern | URLResolver] = [
    path("needs/", views.needs, name="needs"),
    path("needs/new/", views.add_need, name="add_need"),
    path("needs/<uuid:need>/", views.need, name="need"),
    path("needs/<uuid:need>/change/", views.change_need, name="change_need"),
    path("needs/<uuid:need>/refer/", views.refer_need, name="refer_need"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("needs/", views.all_needs, name="all_needs"),
    path("needs/help/", views.referrals, name="referrals"),
]
