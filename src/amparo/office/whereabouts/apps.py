"""The app's place in Django."""

from django.apps import AppConfig


class Whereabouts(AppConfig):
    """Where somebody is, for those named."""

    name = "amparo.office.whereabouts"
    label = "whereabouts"
    default_auto_field = "django.db.models.BigAutoField"
