"""The app's place in Django."""

from django.apps import AppConfig


class Documents(AppConfig):
    """Sealed files of a case."""

    name = "amparo.office.cases.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
