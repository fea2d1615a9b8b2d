"""How to reach somebody who asked for a consultation: sentence by sentence, by their rules and not one step further."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.intake.requests import Asked


def script(asked: Asked) -> list[str]:
    """What to do, in order. Whoever chose messages is written to and never called."""
    rules = asked.rules
    if rules.channel == Channel.NONE:
        return [_("Do not contact them. Post a reply here; they come back with their code.")]
    lines = {Channel.PHONE: _calling, Channel.THROUGH: _through}.get(Channel(rules.channel), _writing)
    return [*_first(rules), *lines(rules)]


def _first(rules: SafeContact) -> Iterator[str]:
    if rules.times:
        yield _("Only %(times)s.") % {"times": rules.times}
    if rules.never:
        yield _("Never: %(what)s.") % {"what": rules.never.rstrip(".")}


def _calling(rules: SafeContact) -> Iterator[str]:
    yield _("If another person answers, answer as %(who)s. Say that it is nothing urgent.") % {"who": _who(rules)}
    yield _("Do not ask for a client, do not name asylum, do not say where you call from.")
    if rules.code_word:
        yield (
            _("Say “%(word)s” first: by it they know that it is us. Say nothing else before they answer to it.")
            % {"word": rules.code_word}
        )
    else:
        yield _("Begin with: is this a good moment? If they hesitate, say that it was a wrong number.")
    if rules.voicemail:
        yield _("You may leave a voice message, without any matter.")
    else:
        yield _("Leave no voice message.")


def _writing(rules: SafeContact) -> Iterator[str]:
    yield {
        Channel.SMS: _("Write a text message. Do not call."),
        Channel.WHATSAPP: _("Write on WhatsApp or Signal. Do not call."),
        Channel.EMAIL: _("Write an e-mail. Do not call."),
    }.get(Channel(rules.channel), _("Write to them. Do not call."))
    if rules.code_word:
        yield _("Begin with “%(word)s”: by it they know that it is us.") % {"word": rules.code_word}
    yield _("Write so that anybody may read it: do not name asylum, a client or where you write from.")
    yield _("Ask them to call, or to come back with their code. Write no more than that.")
    yield _("Sign with no name, and send no file and no voice message.")
    yield _("If another person answers, answer as %(who)s. Say that it is nothing urgent.") % {"who": _who(rules)}


def _through(rules: SafeContact) -> Iterator[str]:
    yield _("Speak only with the person whom they named, and ask nobody else for them.")
    yield _("Do not ask for a client, do not name asylum, do not say where you call from.")
    yield _("Answer as %(who)s. Say that it is nothing urgent.") % {"who": _who(rules)}
    if rules.code_word:
        yield _("Have “%(word)s” passed on: by it they know that it is us.") % {"word": rules.code_word}
    yield _("Leave no voice message and nothing in writing.")


def _who(rules: SafeContact) -> str:
    return rules.say or _("someone they know from before, without the name of any office")
