"""The app's place in Django."""

from django.apps import AppConfig


class Auditing(AppConfig):
    """Pages of the audit."""

    name = "amparo.office.outward.audit_pages"
    label = "auditing"
    default_auto_field = "django.db.models.BigAutoField"
