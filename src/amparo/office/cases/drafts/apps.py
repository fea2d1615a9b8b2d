"""The app's place in Django."""

from django.apps import AppConfig


class Drafts(AppConfig):
    """What was typed and not sent."""

    name = "amparo.office.cases.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"
