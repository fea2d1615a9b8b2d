"""What is asked for a packet, for its cover and for an exhibit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amparo.errors import PacketError
from amparo.office.cases.packets.content import Content, Exhibit
from amparo.office.platform.ui.fields import Telephone, Text
from amparo.packets.plan_file import page_numbers
from amparo.packets.presets import presets


def preset_names() -> list[tuple[str, str]]:
    """The presets in the language of the page."""
    spanish = (get_language() or "").startswith("es")
    return [(key, one.name.es if spanish else one.name.en) for key, one in presets().items()]


class NewPacketForm(forms.Form):
    """For whom it is, and what it is called."""

    preset = forms.ChoiceField(label=gettext_lazy("For"), choices=preset_names)
    title = Text(
        label=gettext_lazy("Title"),
        max_length=120,
        help_text=gettext_lazy("It stands on the cover, in English. For example: Respondent's Exhibits."),
    )


class CoverForm(NewPacketForm):
    """What stands on the cover, on each page, and on the proof of service."""

    filed_by = Text(label=gettext_lazy("Filed by"), lines=5, max_length=600, required=False)
    detained = forms.ChoiceField(
        label=gettext_lazy("Detained"),
        required=False,
        choices=[("", gettext_lazy("Not said")), ("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
    )
    court = Text(label=gettext_lazy("Court or agency"), lines=4, max_length=400, required=False)
    people = Text(
        label=gettext_lazy("People"),
        lines=4,
        max_length=2_000,
        required=False,
        help_text=gettext_lazy("One line for each: name; A-number."),
    )
    proceedings = Text(label=gettext_lazy("Proceedings"), max_length=120, required=False)
    judge = Text(label=gettext_lazy("Immigration judge"), max_length=120, required=False)
    hearing = Text(label=gettext_lazy("Next hearing"), max_length=120, required=False)
    stamp = Text(
        label=gettext_lazy("On each page of an exhibit"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("{number} is the page. For example: Resp't Ex. {number:03}. Empty: the number alone."),
    )
    served_party = Text(label=gettext_lazy("Served on"), lines=3, max_length=600, required=False)
    service_way = Text(
        label=gettext_lazy("How it is served"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example: ECAS, or first class mail."),
    )

    def clean_stamp(self) -> str:
        """A stamp must have the number in it."""
        stamp: str = self.cleaned_data["stamp"]
        if stamp and "{number" not in stamp:
            raise ValidationError(_("Write {number} where the page number is to stand."))
        return stamp

    def onto(self, content: Content) -> Content:
        """The content with what was typed."""
        return replace(content, **self.cleaned_data)


class ExhibitForm(forms.Form):
    """One exhibit: its title, which pages, what is made unreadable, its translation, what it proves."""

    title = Text(
        label=gettext_lazy("Title in the contents"),
        max_length=300,
        help_text=gettext_lazy("In English: it stands in the contents and before the exhibit."),
    )
    group = Text(
        label=gettext_lazy("Heading in the contents"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Stands above the first of the exhibits that have it."),
    )
    pages = Text(
        label=gettext_lazy("Pages"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example: 1-3, 7. Empty: all."),
    )
    words = Text(
        label=gettext_lazy("Words to redact"),
        lines=3,
        max_length=2_000,
        required=False,
        help_text=gettext_lazy(
            "One a line. They are made unreadable wherever the text of the file has them; a scan has no text."
        ),
    )
    boxes = Text(
        label=gettext_lazy("Places to redact"),
        lines=3,
        max_length=2_000,
        required=False,
        help_text=gettext_lazy(
            "One a line: page, then left, top, right and bottom in inches from the upper left corner. "
            "For example: 2 1 3.5 6 4."
        ),
    )
    translated_from = Text(
        label=gettext_lazy("Translated from"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "The language, where a translation stands in this file: a certificate is put behind it."
        ),
    )
    translator = Text(label=gettext_lazy("Translator"), max_length=120, required=False)
    translator_address = Text(label=gettext_lazy("Translator's address"), max_length=200, required=False)
    translator_phone = Telephone(label=gettext_lazy("Translator's telephone"), max_length=40, required=False)
    proves = forms.MultipleChoiceField(
        label=gettext_lazy("What it proves"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, provable: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["proves"].choices = list(provable)  # type: ignore[attr-defined]
        if not provable:
            del self.fields["proves"]

    def clean_pages(self) -> str:
        """Pages as people write them."""
        pages: str = self.cleaned_data["pages"]
        try:
            page_numbers(pages, "")
        except PacketError:
            raise ValidationError(_("Write pages such as 1-3, 7.")) from None
        return pages

    def clean_boxes(self) -> list[list[float]]:
        """Places in points: five numbers a line."""
        found = []
        for line in self.cleaned_data["boxes"].splitlines():
            numbers = line.replace(",", " ").split()
            try:
                page, *sides = [float(number) for number in numbers]
                sound = (
                    len(sides) == 4 and page == int(page) and 1 <= page <= 9_999 and all(0 <= n <= 200 for n in sides)
                )
            except ValueError:
                sound = False
            if line.strip() and not sound:
                raise ValidationError(
                    _("“%(line)s” is not five numbers: page, left, top, right, bottom."), params={"line": line}
                )
            if line.strip():
                found.append([page, *(round(side * 72, 1) for side in sides)])
        return found

    def onto(self, exhibit: Exhibit) -> Exhibit:
        """The exhibit with what was typed."""
        told = {**self.cleaned_data, "proves": tuple(self.cleaned_data.get("proves", exhibit.proves))}
        told["words"] = tuple(line.strip() for line in told["words"].splitlines() if line.strip())
        told["boxes"] = tuple(tuple(box) for box in told["boxes"])
        return replace(exhibit, **told)


def of_exhibit(exhibit: Exhibit) -> dict[str, Any]:
    """An exhibit as its form shows it."""
    lines = [" ".join(f"{n:g}" for n in (box[0], *(round(side / 72, 3) for side in box[1:]))) for box in exhibit.boxes]
    return {
        **asdict(exhibit),
        "words": "\n".join(exhibit.words),
        "boxes": "\n".join(lines),
        "proves": list(exhibit.proves),
    }
