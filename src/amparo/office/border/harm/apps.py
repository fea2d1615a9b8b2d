"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Harm(AppConfig):
    """Harm done to people of a case."""

    name = "amparo.office.border.harm"
    label = "harm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the page beside the case page; erase with the case; hold evidence on the file."""
        from amparo.office.border.harm import custody, incidents  # noqa: F401
        from amparo.office.cases.casework.places import ROOMS, Room

        ROOMS.append(Room("harm", _("Harm"), order=40))
