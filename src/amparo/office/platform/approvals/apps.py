"""The app's place in Django."""

from django.apps import AppConfig


class Approvals(AppConfig):
    """What takes two members."""

    name = "amparo.office.platform.approvals"
    label = "approvals"
    default_auto_field = "django.db.models.BigAutoField"
