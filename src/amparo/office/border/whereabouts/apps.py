"""The app's place in Django."""

from django.apps import AppConfig


class Whereabouts(AppConfig):
    """Where somebody is, for those named."""

    name = "amparo.office.border.whereabouts"
    label = "whereabouts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Erasing a case destroys its keys here, whoever erases it."""
        from amparo.office.border.whereabouts import tier  # noqa: F401
