"""Words of the law in the language of the page."""

from __future__ import annotations

from django.utils import translation

from amparo.law.facts import Words


def law_words(words: Words | str | None) -> str:
    """The words in Spanish where the page is, else in English; a plain text as it is."""
    if words is None or isinstance(words, str):
        return words or ""
    return words.es if translation.get_language() == "es" else words.en
