"""The app's place in Django."""

from django.apps import AppConfig


class UserInterface(AppConfig):
    """How pages look."""

    name = "amparo.office.platform.ui"
    label = "look"
    default_auto_field = "django.db.models.BigAutoField"
