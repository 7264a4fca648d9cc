from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from touchstone.formats.braille.pages import CELLS, CONTINUED, LINES, Chunk, centred, numbered, paged, wrapped


def lines(count, start=1):
    return tuple(f"LINE {n}" for n in range(start, start + count))


def test_a_paragraph_begins_in_cell_three_and_runs_over_to_cell_one():
    first, second = wrapped("WORD " * 10, 2)
    assert first.startswith("  WORD")
    assert second.startswith("WORD")
    assert max(map(len, (first, second))) <= CELLS


@given(
    st.lists(st.text("AB-,\"'", min_size=1, max_size=30)),
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from((CELLS, CELLS - 6)),
)
def test_lines_are_those_of_the_library(words, first, rest, width):
    room = width - max(first, rest)
    words = [word[:room] for word in words]
    known = textwrap.wrap(" ".join(words), width, initial_indent=" " * first, subsequent_indent=" " * rest,
                          break_long_words=False, break_on_hyphens=False)  # fmt: skip
    assert list(wrapped("  ".join(words), first, rest, width)) == known


def test_a_word_longer_than_a_line_goes_on_in_the_next():
    split = wrapped("A" * 90)
    assert [len(line) for line in split] == [40, 40, 12]
    assert split[0][-1] == split[1][-1] == CONTINUED
    assert "".join(line.rstrip(CONTINUED) for line in split) == "A" * 90


def test_a_heading_in_the_middle_keeps_three_cells_free_on_each_side():
    for line in centred("WORD " * 14):
        assert len(line.strip()) <= CELLS - 6
        assert abs((CELLS - len(line)) - (len(line) - len(line.lstrip()))) <= 1


def test_pages_hold_twenty_four_lines_and_their_number():
    pages, _ = paged([Chunk(lines(30))])
    assert [len(page) for page in pages] == [24, 6]
    whole = numbered(pages, ["#A", "#B"])
    for page, number in zip(whole.split("\f"), ["#A", "#B"], strict=True):
        assert page.count("\r\n") == LINES
        assert page.rstrip("\r\n").split("\r\n")[-1] == number.rjust(CELLS)


def test_a_heading_never_stands_alone_at_the_foot():
    pages, places = paged([Chunk(lines(22)), Chunk(("HEAD",), apart=1, heading=True, key="h"), Chunk(lines(5))])
    assert pages[0] == list(lines(22))
    assert pages[1][0] == "HEAD"
    assert places == {"h": 1}


def test_two_headings_go_over_together():
    head, under = Chunk(("HEAD", ""), 1, True, "a"), Chunk(("UNDER",), 1, True, "b")
    pages, places = paged([Chunk(lines(20)), head, under, Chunk(lines(2))])
    assert places == {"a": 1, "b": 1}
    assert len(pages[0]) == 20


def test_no_blank_line_at_the_top_of_a_page_and_never_two_together():
    pages, _ = paged([Chunk(("HEAD", ""), 1, True), Chunk(("UNDER",), 1, True), Chunk(lines(1))])
    assert pages == [["HEAD", "", "UNDER", "LINE 1"]]
