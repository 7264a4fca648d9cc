"""House rules of the Welsh: no public string without it, every entry with its status, no placeholder lost."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.welsh import english_left_in
from touchstone.foundation.core import extraction


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


PAGES = ["/accessibility", "/privacy", "/cookies", "/no-such-page"]


@pytest.mark.parametrize("address", PAGES)
def test_a_welsh_page_shows_no_english_of_the_program(client: Client, address: str) -> None:
    page = client.get(f"/cy{address}").content.decode()
    assert english_left_in(page) == []


def test_english_on_a_welsh_page_would_be_found() -> None:
    assert english_left_in("<p>Apply filters</p>") == ["Apply filters"]
    assert english_left_in('<p><span lang="en">Apply filters</span></p>') == []
