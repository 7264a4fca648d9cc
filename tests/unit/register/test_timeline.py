"""Does the picture of a history keep scales apart and words off each other?"""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from touchstone.public.register.presenters import drawing
from touchstone.public.register.presenters.timeline import GAP, LETTER, WIDTH, Event, draw

events = st.lists(
    st.builds(
        Event,
        on=st.dates(date(2007, 1, 1), date(2030, 12, 31)),
        band=st.sampled_from(["2009 scale", "2014 scale", "Progress"]),
        words=st.sampled_from(["Good", "Inadequate", "Requires improvement", "Focused visit"]),
        steps=st.integers(0, 4),
    ),
    min_size=2,
    max_size=40,
)


def test_one_event_needs_no_picture():
    assert draw([Event(date(2009, 10, 5), "2009 scale", "Good", 3)]) is None


@given(events)
def test_each_scale_has_a_band_of_its_own_and_every_event_a_mark(found):
    picture = draw(found)
    assert picture is not None
    assert {band.title for band in picture.bands} == {event.band for event in found}
    assert sum(len(band.marks) for band in picture.bands) == len(found)
    tops = [(band.y, band.y + band.height) for band in picture.bands]
    assert all(end <= start for (_, end), (start, _) in zip(tops, tops[1:], strict=False))


@given(events)
def test_no_words_cover_others_and_none_leave_the_picture(found):
    picture = draw(found)
    assert picture is not None
    for band in picture.bands:
        spans: dict[float, list[tuple[float, float]]] = {}
        for mark in band.marks:
            length = len(mark.words) * LETTER
            start = mark.text_x - length if mark.anchor == "end" else mark.text_x
            assert start >= -length and start + length <= WIDTH + length
            assert band.y <= mark.y <= band.y + band.height
            spans.setdefault(mark.y, []).append((start, start + length))
        for row in spans.values():
            row.sort()
            assert all(end <= start + GAP for (_, end), (start, _) in zip(row, row[1:], strict=False))


def test_the_drawing_escapes_what_documents_say():
    picture = draw(
        [
            Event(date(2009, 1, 1), "<script>", "Good", 3),
            Event(date(2014, 1, 1), "2014 scale", "A & B", 0),
        ]
    )
    assert picture is not None
    svg = drawing.svg(picture)
    assert "<script>" not in svg
    assert "A &amp; B" in svg
    assert svg.count("register-step--filled") == 3
    assert svg.count("register-ring") == 1
