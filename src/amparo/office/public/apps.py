"""The app's place in Django."""

from django.apps import AppConfig


class Public(AppConfig):
    """The public pages."""

    name = "amparo.office.public"
    label = "public"
    default_auto_field = "django.db.models.BigAutoField"
