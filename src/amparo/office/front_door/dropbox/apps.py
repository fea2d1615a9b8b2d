"""The app's place in Django."""

from django.apps import AppConfig


class Dropbox(AppConfig):
    """What stands between the public pages and the office."""

    name = "amparo.office.front_door.dropbox"
    label = "letterbox"
    default_auto_field = "django.db.models.BigAutoField"
