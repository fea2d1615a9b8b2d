"""The app's place in Django."""

from django.apps import AppConfig


class Ticklers(AppConfig):
    """Last days kept at hand."""

    name = "amparo.office.cases.deadlines"
    label = "tickler"
    default_auto_field = "django.db.models.BigAutoField"
