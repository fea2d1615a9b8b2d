"""The app's place in Django."""

from django.apps import AppConfig


class Casework(AppConfig):
    """One case and all work on it."""

    name = "amparo.office.cases.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"
