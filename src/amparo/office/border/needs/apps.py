"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Needs(AppConfig):
    """What people need, until it is met."""

    name = "amparo.office.border.needs"
    label = "needs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the page beside the case page; erase with the case."""
        from amparo.office.border.needs import following  # noqa: F401
        from amparo.office.cases.casework.places import ROOMS, Room

        ROOMS.append(Room("needs", _("Needs"), order=45))
