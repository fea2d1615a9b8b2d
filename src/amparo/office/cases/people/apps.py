"""The app's place in Django."""

from django.apps import AppConfig


class People(AppConfig):
    """Finding people."""

    name = "amparo.office.cases.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
