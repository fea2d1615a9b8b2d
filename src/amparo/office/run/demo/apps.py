"""The app's place in Django, in a demonstration only."""

from django.apps import AppConfig


class Demo(AppConfig):
    """An office of invented people."""

    name = "amparo.office.run.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
