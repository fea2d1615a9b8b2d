"""The app's place in Django."""

from django.apps import AppConfig


class Reports(AppConfig):
    """Figures and their releases."""

    name = "amparo.office.outward.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the rooms below say what they know of people."""
        from amparo.office.outward.reports import known  # noqa: F401
