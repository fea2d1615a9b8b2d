"""The app's place in Django."""

from django.apps import AppConfig


class Messages(AppConfig):
    """Messages to clients."""

    name = "amparo.office.cases.messages"
    label = "reaching"
    default_auto_field = "django.db.models.BigAutoField"
