"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.filings import views

app_name = "filings"

of_a_form: list[URLPattern | URLResolver] = [
    path("", views.form, name="form"),
    path("sheet/", views.sheet, name="sheet"),
    path("asked/", views.asked, name="asked"),
    path("step/", views.step, name="step"),
    path("looked/", views.look, name="look"),
    path("items/<str:item>/", views.comment, name="comment"),
    path("comments/<uuid:comment>/settle/", views.settle, name="settle"),
    path("filed/", views.file_form, name="file_form"),
    path("receipt/", views.receipt, name="receipt"),
]

of_a_case: list[URLPattern | URLResolver] = [
    path("forms/", views.forms_of_case, name="forms"),
    path("forms/new/", views.begin, name="begin"),
    path("forms/<uuid:form>/", include(of_a_form)),
]

urlpatterns: list[URLPattern | URLResolver] = [path("cases/<str:number>/", include(of_a_case))]
