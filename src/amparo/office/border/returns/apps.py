"""The app's place in Django."""

from django.apps import AppConfig


class Returns(AppConfig):
    """Returns, fear statements, the run-up to a hearing."""

    name = "amparo.office.border.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the room beside the case page, and let erasing a case reach it."""
        from amparo.office.border.returns import erasing  # noqa: F401
