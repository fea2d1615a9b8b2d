"""The app's place in Django."""

from django.apps import AppConfig


class Statements(AppConfig):
    """What was said, by whom."""

    name = "amparo.office.cases.statements"
    label = "statements"
    default_auto_field = "django.db.models.BigAutoField"
