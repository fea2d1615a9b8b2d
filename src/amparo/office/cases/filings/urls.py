"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.filings import blank_pages, filed_pages, paper_pages, petition_pages, views

app_name = "filings"

of_a_case: list[URLPattern | URLResolver] = [
    path("forms/", views.forms_of_case, name="forms"),
    path("forms/family-petitions/", petition_pages.petitions, name="petitions"),
    path("forms/moved/", views.moved, name="moved"),
    path("forms/new/", views.begin, name="begin_form"),
    path("forms/<uuid:form>/", views.form, name="form"),
    path("forms/<uuid:form>/sheet/", views.sheet, name="sheet"),
    path("forms/<uuid:form>/paper/", paper_pages.paper, name="form_paper"),
    path("forms/<uuid:form>/paper/pdf/", paper_pages.pdf, name="pdf"),
    path("forms/<uuid:form>/asked/", views.asked, name="asked"),
    path("forms/<uuid:form>/step/", views.step, name="step"),
    path("forms/<uuid:form>/looked/", views.look, name="look"),
    path("forms/<uuid:form>/items/<str:item>/", views.comment, name="comment"),
    path("forms/<uuid:form>/comments/<uuid:comment>/settle/", views.settle, name="settle_comment"),
    path("forms/<uuid:form>/filed/", filed_pages.file_form, name="file_form"),
    path("forms/<uuid:form>/receipt/", filed_pages.receipt, name="receipt"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("forms/blank/", blank_pages.blank_forms, name="blank_forms"),
]
