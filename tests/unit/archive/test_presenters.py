"""Is the right stretch of the right page marked, however long the page and wherever the place?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from touchstone.inspectorate.archive import presenters
from touchstone.inspectorate.archive.models import DocumentReading, ReadValue
from touchstone.inspectorate.archive.values import Item

PAGES = ["first page\nof two", "second page\nwith more"]


def item(*places: tuple[int, int, int], name: str = "title", index: int | None = None) -> Item:
    values = [ReadValue(path=name, page=page, start=start, end=end, confidence=1.0) for page, start, end in places]
    return Item(name, name, index, values)


def marked(pages: list[str], seen: Item, whole: bool = False) -> tuple[int, list[str], str]:
    page = presenters.marked_page(DocumentReading(pages=pages, record={}), seen, whole)
    assert page is not None
    return page.number, [part.text for part in page.parts if part.marked], "".join(part.text for part in page.parts)


def test_a_place_counts_characters_of_the_whole_document() -> None:
    start = len(PAGES[0]) + 1 + PAGES[1].index("more")
    assert marked(PAGES, item((2, start, start + 4))) == (2, ["more"], PAGES[1])


def test_every_place_of_a_row_on_the_page_is_marked_once() -> None:
    assert marked(PAGES, item((1, 0, 5), (1, 3, 7), (1, 11, 13)))[1] == ["first p", "of"]


def test_without_a_place_the_first_page_is_shown_unmarked() -> None:
    value = ReadValue(path="title", confidence=1.0)
    assert marked(PAGES, Item("title", "title", None, [value])) == (1, [], PAGES[0])


def test_a_document_without_text_shows_nothing() -> None:
    assert presenters.marked_page(DocumentReading(pages=["  "], record={}), item((1, 0, 1))) is None


def test_a_contradiction_marks_each_of_its_places() -> None:
    places = [{"page": 1, "start": 0, "end": 5}, {"page": 1, "start": 6, "end": 10}]
    reading = DocumentReading(pages=PAGES, record={"contradictions": [{"says": "", "places": places}]})
    page = presenters.marked_page(reading, item((1, 0, 5), name="contradictions", index=0))
    assert page is not None
    assert [part.text for part in page.parts if part.marked] == ["first", "page"]
    assert [part.first for part in page.parts if part.marked] == [True, False]


def test_a_long_page_is_shown_around_the_place_and_whole_on_request() -> None:
    text = "\n".join(f"line {n}" for n in range(3000))
    start = text.index("line 1500")
    number, places, shown = marked([text], item((1, start, start + 9)))
    assert (number, places) == (1, ["line 1500"])
    assert len(shown) < presenters.LONG_PAGE
    assert shown.startswith("line ") and shown in text
    assert marked([text], item((1, start, start + 9)), whole=True)[2] == text


@given(st.text(min_size=1, max_size=60).filter(str.strip), st.integers(0, 80), st.integers(0, 80))
def test_nothing_of_the_page_is_lost_whatever_the_place(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    assert marked([text], item((1, start, end)))[2] == text
