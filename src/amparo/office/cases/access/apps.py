"""The app's place in Django."""

from django.apps import AppConfig


class Docket(AppConfig):
    """The cases of the office and the gate to each."""

    name = "amparo.office.cases.access"
    label = "docket"
    default_auto_field = "django.db.models.BigAutoField"
