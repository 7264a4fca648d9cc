"""Do lines become the blocks a reader sees, and does every character know its place?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.reader.common.flow import flow
from touchstone.reader.document import Document
from touchstone.reader.inputs.text import pages_of


def blocks(*pages: str, headings: tuple[str, ...] = (), media_type: str = "text/plain") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in flow(Document(list(pages), media_type), headings)]


def test_marks_are_taken_off() -> None:
    assert blocks("### **Post** Monitoring\n\n- **Area 1:** Do it\n• Another\n**Good** progress") == [
        ("heading", "Post Monitoring"),
        ("bullet", "Area 1: Do it"),
        ("bullet", "Another"),
        ("text", "Good progress"),
    ]


def test_a_page_end_inside_a_sentence_is_joined() -> None:
    first = "A sentence that is long enough to be one that a page end can part in its"
    assert blocks(first, "middle goes on.\n\nA new one.") == [
        ("text", f"{first} middle goes on."),
        ("text", "A new one."),
    ]


def test_a_date_that_was_kept_on_one_line_goes_on_with_its_sentence() -> None:
    """The line before it is shorter than the others, because a whole date found no room there."""
    full = ["Words that fill the whole line of a printed page as far as it goes to its edge so."] * 8
    dated, after = "It was visited by inspectors of this town from 1 December to", "6 January 2024. It was seen."
    read = blocks("\n".join([*full, dated, after]), media_type="application/pdf")
    assert read[-1][1].endswith(f"{dated} {after}")
    other, own = "It was visited by inspectors of this town, and its staff said", "6 people were seen there."
    assert blocks("\n".join([*full, other, own]), media_type="application/pdf")[-1] == ("text", own)


def test_known_headings_are_never_joined() -> None:
    long = "A sentence that is long enough to be one that a page end can part in its middle without a stop"
    assert blocks(long + "\n\nsafeguarding", headings=("Safeguarding",))[1:] == []
    assert blocks(long + "\n\nSafeguarding", headings=("Safeguarding",))[1:] == [("text", "Safeguarding")]


def test_running_titles_and_page_numbers_are_left_out() -> None:
    pages = [
        f"Inspection of a made-up area\nText of page {word}.\nMore of {word}.\n{n}" for n, word in enumerate("abcd", 1)
    ]
    assert [text for _, text in blocks(*pages)] == [
        part for word in "abcd" for part in (f"Text of page {word}.", f"More of {word}.")
    ]


def test_grades_at_page_ends_are_no_running_lines() -> None:
    pages = [f"Part {word}\nGrade 4" for word in ("one", "two", "three", "four")]
    assert [text for _, text in blocks(*pages)].count("Grade 4") == 4


@given(st.text(alphabet="ab *-#\n\t•\u00a0\u00ad.", max_size=200))
def test_every_character_stands_where_it_says(text: str) -> None:
    document = Document([text], "text/plain")
    for block in flow(document):
        assert len(block.text) == len(block.offsets)
        for character, offset in zip(block.text, block.offsets, strict=True):
            assert character == " " or document.text[offset] == character


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("One.\n\n\n\nTwo.\n\n\n\nThree.", 1),
        ("One that goes\n\n\n\non here.\n\nTwo that goes\n\n\n\non too.", 3),
        ("One that goes\n\n\n\non here.\n\nTwo.\n\n\n\nThree.", 1),
        ("One.\fTwo.\f", 2),
    ],
)
def test_pages_of_plain_text(text: str, pages: int) -> None:
    assert len(pages_of(text)[0]) == pages
