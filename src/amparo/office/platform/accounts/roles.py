"""What people are in an office. What a role may do to a case stands in `gates.rules`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The roles; the field's usual names."""

    ATTORNEY = "attorney", _("Attorney")
    PARALEGAL = "paralegal", _("Paralegal")
    VOLUNTEER = "volunteer", _("Volunteer")
    SCHEDULER = "scheduler", _("Scheduler")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


MEMBERS = frozenset(Role)
ATTORNEYS = frozenset({Role.ATTORNEY})
ADMINISTRATORS, AUDITORS = frozenset({Role.ADMINISTRATOR}), frozenset({Role.AUDITOR})
READS = frozenset({Role.ATTORNEY, Role.PARALEGAL, Role.VOLUNTEER})
"""Who reads cases."""
LETS_IN = READS | ADMINISTRATORS
"""Whom nobody lets in alone."""
LOCKS_DOWN = ATTORNEYS | ADMINISTRATORS
"""Who may lock the whole office down in an emergency."""
NOBODY: frozenset[str] = frozenset()
ANYBODY = "anybody"
"""Whoever asks, signed in or not."""
OPEN = frozenset({*MEMBERS, ANYBODY})

WHAT_ROLES_DO = {
    Role.ATTORNEY: _(
        "Works on the cases of their teams and those assigned to them; may export, exclude a member by an "
        "ethical wall, and erase."
    ),
    Role.PARALEGAL: _("Works on the cases of their teams and those assigned to them."),
    Role.VOLUNTEER: _("Reads and adds to the cases assigned to them by name, and no others."),
    Role.SCHEDULER: _("Sees the calendar with case numbers, and no case."),
    Role.AUDITOR: _("Reads who did what, and no case."),
    Role.ADMINISTRATOR: _("Manages people and teams, and sees no case."),
}
