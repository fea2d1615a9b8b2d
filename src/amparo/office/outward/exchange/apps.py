"""The app's place in Django."""

from django.apps import AppConfig


class Exchange(AppConfig):
    """Files in and out."""

    name = "amparo.office.outward.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
