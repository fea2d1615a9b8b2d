"""The app's place in Django."""

from django.apps import AppConfig


class Consulting(AppConfig):
    """Confidential consultations."""

    name = "amparo.office.intake"
    label = "consulting"
    default_auto_field = "django.db.models.BigAutoField"
