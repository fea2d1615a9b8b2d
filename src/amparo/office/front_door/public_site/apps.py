"""The app's place in Django."""

from django.apps import AppConfig


class Public(AppConfig):
    """The public pages."""

    name = "amparo.office.front_door.public_site"
    label = "public"
    default_auto_field = "django.db.models.BigAutoField"
