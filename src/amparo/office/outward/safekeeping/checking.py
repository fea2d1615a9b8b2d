"""A share typed on a page, to hear whether it is a right one. It is looked at and let go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.office.platform.encryption.openers import Lock
from amparo.office.platform.encryption.shares import FEWEST_WORDS, Share, Why, WrongShare, check
from amparo.office.platform.ui.fields import Text

WORDS: Mapping[Why, Promise] = {
    Why.NONE_MADE: gettext_lazy("No shares open this office. They are made at its machine with: amparo office shares"),
    Why.WRONG_WORD: gettext_lazy("A word is wrong or in another’s place: compare each with the paper."),
    Why.ANOTHER_SET: gettext_lazy(
        "This is a share, but of another set: of one made earlier, which opens nothing any more, or of another office."
    ),
    Why.ANOTHER_OFFICE: gettext_lazy("This is a share of another office."),
}


class ShareForm(forms.Form):
    """The words of one share. By its name the field is none of those that drafts keep or give back."""

    secret = Text(
        lines=4,
        max_length=600,
        label=gettext_lazy("The words of the share"),
        help_text=gettext_lazy("As the paper has them, with or without numbers. Four letters of each word are enough."),
        widget=forms.Textarea(
            attrs={"rows": 4, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, locks: Iterable[Lock], given: QueryDict | None) -> None:
        super().__init__(given)
        self.locks = tuple(locks)
        self.share: Share | None = None

    def clean_secret(self) -> str:
        """Look at it. Raises ValidationError with what is wrong."""
        try:
            self.share = check(self.cleaned_data["secret"], self.locks)
        except WrongShare as wrong:
            raise forms.ValidationError(_told(wrong)) from None
        return ""


def _told(wrong: WrongShare) -> str:
    if wrong.why is Why.UNKNOWN_WORD:
        return _("Word %(place)s is in no share: compare it with the paper.") % {"place": wrong.count}
    if wrong.why is Why.TOO_FEW_WORDS:
        text = ngettext(
            "A share has %(whole)s words, and this is %(count)s.",
            "A share has %(whole)s words, and these are %(count)s.",
            wrong.count,
        )
        return text % {"whole": FEWEST_WORDS, "count": wrong.count}
    return str(WORDS[wrong.why])
