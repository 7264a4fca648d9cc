"""Whatever a document holds, keeping it loses nothing."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from touchstone.domain.reporting import document as parts
from touchstone.domain.reporting.serial import document_from_json, document_to_json, documents_of, snapshot

WORDS = st.text(max_size=12)
RUNS = st.lists(st.builds(parts.Run, WORDS, st.booleans(), WORDS, WORDS), max_size=3).map(tuple)
LISTINGS = st.recursive(
    st.builds(
        parts.Listing, st.lists(st.builds(parts.Item, RUNS), max_size=2).map(tuple), st.booleans(), st.integers()
    ),
    lambda inner: st.builds(
        parts.Listing, st.lists(st.builds(parts.Item, RUNS, inner), max_size=2).map(tuple), st.booleans(), st.integers()
    ),
    max_leaves=3,
)


@st.composite
def tables(draw: st.DrawFn) -> parts.Table:
    columns = draw(st.lists(st.builds(parts.Column, WORDS, st.booleans(), st.booleans()), min_size=1, max_size=3))
    row = st.lists(WORDS, min_size=len(columns), max_size=len(columns)).map(tuple)
    return parts.Table(draw(WORDS), tuple(columns), tuple(draw(st.lists(row, max_size=2))))


BLOCKS = st.one_of(
    st.builds(parts.Paragraph, RUNS, WORDS),
    LISTINGS,
    tables(),
    st.builds(parts.Facts, st.lists(st.tuples(WORDS, RUNS), max_size=2).map(tuple)),
    st.builds(parts.Box, WORDS, st.lists(RUNS, max_size=2).map(tuple)),
    st.builds(parts.Address, st.lists(WORDS, max_size=3).map(tuple)),
    st.builds(parts.Signature, WORDS, WORDS),
    st.builds(parts.Picture, st.binary(max_size=20), WORDS, st.just("What it shows")),
)
PAIRS = st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> parts.Document:
    blocks = [parts.Heading(draw(WORDS), "only"), *draw(st.lists(BLOCKS, max_size=5))]
    return parts.Document(
        draw(st.sampled_from(["en", "cy"])), draw(WORDS), draw(WORDS), tuple(blocks), draw(WORDS), draw(WORDS),
        draw(WORDS), draw(WORDS), draw(PAIRS), draw(st.booleans()), tuple(draw(st.lists(WORDS, max_size=2))),
    )  # fmt: skip


@given(documents())
def test_through_json_and_back_is_the_same_document(document: parts.Document) -> None:
    back = document_from_json(json.loads(json.dumps(document_to_json(document))))
    assert back == document
    assert back.sha256 == document.sha256


@given(st.dictionaries(st.sampled_from(["en", "cy", "children-en"]), documents(), max_size=3))
def test_a_snapshot_holds_what_it_was_given(given_: dict[str, parts.Document]) -> None:
    assert documents_of(snapshot(given_)) == given_
