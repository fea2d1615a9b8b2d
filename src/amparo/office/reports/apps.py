"""The app's place in Django."""

from django.apps import AppConfig


class Reports(AppConfig):
    """Figures and their releases."""

    name = "amparo.office.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
