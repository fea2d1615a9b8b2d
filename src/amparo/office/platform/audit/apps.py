"""The app's place in Django."""

from django.apps import AppConfig


class Audit(AppConfig):
    """The record of who did what."""

    name = "amparo.office.platform.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
