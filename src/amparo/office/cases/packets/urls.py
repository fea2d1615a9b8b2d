"""The addresses of this room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from amparo.office.cases.packets import views

app_name = "packets"

of_a_case: list[URLPattern | URLResolver] = [
    path("packets/", views.packets, name="packets"),
    path("packets/new/", views.new_packet, name="new_packet"),
    path("packets/<int:place>/", views.packet, name="packet"),
    path("packets/<int:place>/cover/", views.packet_cover, name="packet_cover"),
    path("packets/<int:place>/arrange/", views.arrange, name="arrange_packet"),
    path("packets/<int:place>/exhibits/<int:exhibit>/", views.packet_exhibit, name="packet_exhibit"),
    path("packets/<int:place>/make/", views.make_packet, name="make_packet"),
]

urlpatterns: list[URLPattern | URLResolver] = [path("cases/<str:number>/", include(of_a_case))]
