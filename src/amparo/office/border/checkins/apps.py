"""The app's place in Django."""

from django.apps import AppConfig


class CheckIns(AppConfig):
    """Rhythms, word, and what rises when no word comes."""

    name = "amparo.office.border.checkins"
    label = "checkins"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Letters of this kind are taken by whoever collects letters, and erasing a case erases what is here."""
        from amparo.office.border.checkins import answers, plans  # noqa: F401
        from amparo.office.front_door.dropbox import collecting

        collecting.TAKERS[answers.KIND] = answers.take
