"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.border.testimony import pages, release_pages, text_pages

app_name = "testimony"

of_a_case: list[URLPattern | URLResolver] = [
    path("testimony/", pages.testimony, name="testimony"),
    path("testimony/register/", pages.register, name="testimony_register"),
    path("testimony/consents/new/", pages.add_consent, name="add_consent"),
    path("testimony/consents/<int:place>/", pages.consent, name="consent"),
    path("testimony/consents/<int:place>/withdraw/", pages.withdraw_consent, name="withdraw_consent"),
    path("testimony/consents/<int:place>/paper/", pages.paper_of_consent, name="paper_of_consent"),
    path("testimony/texts/new/", text_pages.write_testimony, name="write_testimony"),
    path("testimony/texts/<int:story>/", text_pages.testimony_text, name="testimony_text"),
    path("testimony/texts/<int:story>/write/", text_pages.rewrite_testimony, name="rewrite_testimony"),
    path("testimony/texts/<int:story>/generalise/", text_pages.generalise, name="generalise"),
    path("testimony/texts/<int:story>/give/", text_pages.give_testimony, name="give_testimony"),
    path("testimony/texts/<int:story>/read/", text_pages.read_testimony, name="read_testimony"),
    path("testimony/texts/<int:story>/release/", release_pages.release_testimony, name="release_testimony"),
    path("testimony/releases/<int:place>/", release_pages.give_out_testimony, name="give_out_testimony"),
    path("testimony/releases/<int:place>/asked-back/", release_pages.ask_back_testimony, name="ask_back_testimony"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/", include(of_a_case)),
    path("testimony/", pages.testimony_queue, name="testimony_queue"),
]
