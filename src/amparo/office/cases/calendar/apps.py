"""The app's place in Django."""

from django.apps import AppConfig


class Calendar(AppConfig):
    """Hearings, interviews and last days."""

    name = "amparo.office.cases.calendar"
    label = "office_calendar"
    default_auto_field = "django.db.models.BigAutoField"
