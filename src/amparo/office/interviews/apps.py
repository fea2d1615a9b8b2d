"""The app's place in Django."""

from django.apps import AppConfig


class Interviews(AppConfig):
    """The interview desk."""

    name = "amparo.office.interviews"
    label = "interviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the page beside the case page, and put the hours one sits in into one's calendar."""
        from amparo.office.interviews import asking, hosting  # noqa: F401
