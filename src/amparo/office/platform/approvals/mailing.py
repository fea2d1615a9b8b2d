"""A mail that says nothing, to whoever is told on Today of what takes two members: that they should sign in.

Where a member works alone, nobody could grant what they asked for, and whoever sits at their account could ask for
anything: the mail is what tells them, once and then each day, while there is time to withdraw it. It names nobody, no
office and no deed, and has no link, because mail is read by others, and one with a link is easily copied.
"""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from collections import defaultdict

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from amparo.office.platform import mail
from amparo.office.platform.approvals.models import State, Told

AGAIN = dt.timedelta(days=1)
"""Between two mails on what nobody can grant."""
PAUSE = dt.timedelta(minutes=15)
"""Between two mails to a member, and between two tries at a server that takes none."""
_log = logging.getLogger(__name__)
_not_before: list[dt.datetime] = []


def mail_all(now: dt.datetime) -> int:
    """Mail those who are told and were not mailed; how many. Nothing without a mail server. A job calls this."""
    if not settings.SMTP or any(now < until for until in _not_before):
        return 0
    _not_before.clear()
    sent = 0
    for to, rows in _due(now).items():
        try:
            _send(*to)
        except smtplib.SMTPRecipientsRefused:
            _log.warning("a member's address was refused by the mail server")
        except (OSError, smtplib.SMTPException) as wrong:
            _log.warning("members could not be mailed that something waits for them: %s", type(wrong).__name__)
            _not_before.append(now + PAUSE)
            break
        else:
            sent += 1
        Told.objects.filter(pk__in=rows).update(mailed_at=now)
    return sent


def _due(now: dt.datetime) -> dict[tuple[str, str], list[int]]:
    """What each member is to be mailed of, by address and language."""
    waits = Told.objects.filter(approval__state=State.ASKED, approval__until__gt=now, user__is_active=True)
    never = Q(mailed_at=None)
    alone = Q(approval__alone_since__isnull=False, mailed_at__lt=now - AGAIN)
    lately = waits.filter(mailed_at__gt=now - PAUSE).values("user")
    due: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    rows = waits.filter(never | alone).exclude(user__in=lately)
    for pk, address, language in rows.values_list("pk", "user__email", "user__language"):
        due[address, language].append(pk)
    return due


def _send(address: str, language: str) -> None:
    with override(language):
        subject = _("Please sign in")
        text = _(
            "Something waits for your eyes where you work. Sign in the way you always do, and look at Today.\n\n"
            "If it was asked for in your name and you did not ask, withdraw it there and tell your technician.\n\n"
            "This message has no link and says no more, on purpose."
        )
    mail.send(address, subject, f"{text}\n")
