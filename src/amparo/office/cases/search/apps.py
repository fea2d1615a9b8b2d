"""The app's place in Django."""

from django.apps import AppConfig


class Finding(AppConfig):
    """Lists and searches."""

    name = "amparo.office.cases.search"
    label = "finding"
    default_auto_field = "django.db.models.BigAutoField"
