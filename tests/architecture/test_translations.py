"""House rules of the Welsh: no public string without it, every entry with its status, no placeholder lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from touchstone.foundation.core import extraction, translations


def _sentences(faults: list[extraction.Fault]) -> str:
    return "\n".join(f"{fault.place}: {fault.text}" for fault in faults)


@pytest.mark.parametrize("room", extraction.PUBLIC_ROOMS)
def test_every_string_of_a_public_room_has_welsh(room: str) -> None:
    found = [f for f in extraction.faults((room,)) if f.text.startswith("no Welsh")]
    assert not found, f"Write the Welsh in {room}/locale (./touchstone translations extract):\n{_sentences(found)}"


def test_every_entry_declares_its_status_and_keeps_its_placeholders() -> None:
    found = extraction.faults(())
    assert not found, _sentences(found)


def test_the_public_rooms_have_strings_to_check() -> None:
    """Guards the two tests above: extraction that finds nothing would pass them."""
    assert len(list(extraction.public_strings())) > 100


WORDS = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
# Words that are the same in both languages, or are a name.
SHARED = {"data", "menu", "pdf", "html", "csv", "json", "touchstone", "english", "cymraeg"}


def english_left_in(page: str) -> list[str]:
    """English strings of the program that a Welsh page shows, outside what it marks as English."""
    without_english = re.sub(r'<(\w+)[^>]*\blang="en"[^>]*>.*?</\1>', " ", page, flags=re.DOTALL)
    pieces = {" ".join(piece.split()) for piece in WORDS.sub("\0", without_english).split("\0")}
    ids = {text for found in extraction.public_strings() for text in _texts(found.id)}
    untouched = {text for text in ids if _welsh_differs(text)}
    return sorted(piece for piece in pieces if piece in untouched and piece.lower() not in SHARED)


def _texts(found: str | tuple[str, ...]) -> tuple[str, ...]:
    return found if isinstance(found, tuple) else (found,)


def _welsh_differs(text: str) -> bool:
    """A string whose Welsh is written the same as its English cannot be told apart on a page."""
    if "%" in text:
        return False
    for path in translations.catalogues():
        message = translations.read(path).get(text)
        if message is not None and message.string == text:
            return False
    return True


PAGES = ["/accessibility", "/privacy", "/cookies", "/no-such-page"]


@pytest.mark.parametrize("address", PAGES)
def test_a_welsh_page_shows_no_english_of_the_program(client: Client, address: str) -> None:
    page = client.get(f"/cy{address}").content.decode()
    assert english_left_in(page) == []


def test_english_on_a_welsh_page_would_be_found() -> None:
    assert english_left_in("<p>Apply filters</p>") == ["Apply filters"]
    assert english_left_in('<p><span lang="en">Apply filters</span></p>') == []
