"""What changed, word by word."""

from __future__ import annotations

import pytest

from touchstone.domain import redline
from touchstone.domain.redline import IN, KEPT, OUT, Part, new_text, old_text


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("", "", ()),
        ("Plans are clear.", "Plans are clear.", (Part(KEPT, "Plans are clear."),)),
        ("", "New.", (Part(IN, "New."),)),
        ("Gone.", "", (Part(OUT, "Gone."),)),
        (
            "Most plans are clear.",
            "Almost all plans are clear.",
            (Part(OUT, "Most"), Part(IN, "Almost all"), Part(KEPT, " plans are clear.")),
        ),
        (
            "Plans have clear dates.",
            "Plans have no owner.",
            (Part(KEPT, "Plans have "), Part(OUT, "clear dates"), Part(IN, "no owner"), Part(KEPT, ".")),
        ),
        ("It’s well-led.", "It’s led.", (Part(KEPT, "It’s "), Part(OUT, "well-led"), Part(IN, "led"), Part(KEPT, "."))),
        ("One.\nTwo.", "1.\n2.", (Part(OUT, "One"), Part(IN, "1"), Part(KEPT, ".\n"), Part(OUT, "Two"), Part(IN, "2"),
                                  Part(KEPT, "."))),
        ("One\nTwo", "1\n2", (Part(OUT, "One"), Part(IN, "1"), Part(KEPT, "\n"), Part(OUT, "Two"), Part(IN, "2"))),
        ("a b c", "a c", (Part(KEPT, "a "), Part(OUT, "b "), Part(KEPT, "c"))),
    ],
)  # fmt: skip
def test_the_parts_of_a_change(old, new, parts):
    assert redline.redline(old, new) == parts
    assert (old_text(parts), new_text(parts)) == (old, new)


def test_texts_too_long_to_compare_word_by_word_keep_what_they_share(monkeypatch):
    monkeypatch.setattr(redline, "_ENOUGH", 3)
    parts = redline.redline("Same one two same.", "Same two one same.")
    assert parts == (Part(KEPT, "Same "), Part(OUT, "one two"), Part(IN, "two one"), Part(KEPT, " same."))
