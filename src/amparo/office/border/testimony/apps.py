"""The app's place in Django."""

from django.apps import AppConfig


class Testimony(AppConfig):
    """Stories that people agree to have told."""

    name = "amparo.office.border.testimony"
    label = "testimony"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the pages of testimony beside the case page, and erase with the case."""
        from amparo.office.border.testimony import pages  # noqa: F401
