"""The app's place in Django."""

from django.apps import AppConfig


class ApprovalPages(AppConfig):
    """Pages of approvals."""

    name = "amparo.office.outward.approval_pages"
    label = "approval_pages"
    default_auto_field = "django.db.models.BigAutoField"
