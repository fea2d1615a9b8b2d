"""The app's place in Django."""

from django.apps import AppConfig


class Sealing(AppConfig):
    """Keys of cases."""

    name = "amparo.office.platform.encryption"
    label = "sealing"
    default_auto_field = "django.db.models.BigAutoField"
