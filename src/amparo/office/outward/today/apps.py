"""The app's place in Django."""

from django.apps import AppConfig


class Today(AppConfig):
    """What needs somebody."""

    name = "amparo.office.outward.today"
    label = "today"
    default_auto_field = "django.db.models.BigAutoField"
