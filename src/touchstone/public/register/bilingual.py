"""How does a page say what was typed in English? In Welsh where a public document printed its Welsh, or where the
program itself wrote the words; else in English, marked as such, and the page says once that some of its words are in
English only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.html import format_html

from touchstone.foundation.core.pages import language
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.presenters.bases import in_own_words


class Said:
    """Called with words that were typed in English, and their own Welsh where the record has it. `english_only`:
    whether anything that it was asked for had no Welsh."""

    def __init__(self, welsh: Mapping[str, str], *, in_welsh: bool) -> None:
        self._welsh, self._in_welsh = welsh, in_welsh
        self.english_only = False

    def __call__(self, words: str, own: str = "") -> str:
        found = self.words(words, own)
        return format_html('<span lang="en">{}</span>', words) if self._in_welsh and found is None else found or words

    def words(self, words: str, own: str = "") -> str | None:
        """The words alone; None where a page in Welsh has only English for them."""
        if not self._in_welsh or not words:
            return words
        found = own or self._welsh.get(gate.english_key(words), "") or in_own_words(words)
        if not found:
            self.english_only = True
        return found or None

    def title(self, words: str, own: str = "") -> str:
        """For a title, which cannot be marked."""
        return (own or self._welsh.get(gate.english_key(words), "") or words) if self._in_welsh else words


def said_by(now: datetime, among: Collection[int] = ()) -> Said:
    """With the Welsh that public documents of these inspections printed. One query on a page in Welsh, else none."""
    in_welsh = language() == "cy"
    return Said(gate.welsh_of(among, now) if in_welsh and among else {}, in_welsh=in_welsh)
