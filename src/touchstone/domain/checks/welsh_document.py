"""Is there English in the Welsh document, wherever it came from?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from touchstone.domain.checks.model import STOPS, WARNS, CheckedDraft, Piece
from touchstone.domain.checks.rule import Found, Missing, Rule
from touchstone.domain.checks.tongue import english_words, other_tongue, without
from touchstone.domain.sentences import say

OWN = "This project's own rule; that both languages are published together is the Welsh Language Standards'."
SHOWN = 120  # letters of the English that the problem repeats


def _looks(draft: CheckedDraft) -> Iterator[Missing]:
    """What is printed and belongs to no statement, area for improvement or text of the record, which have their own."""
    known = {text.strip() for piece in (*draft.pieces, *draft.typed) for text in (piece.text, piece.text_cy)}
    seen: set[str] = set()
    for words, marked in draft.welsh_document:
        text = words.strip()
        if text in seen or _of_a_piece(text, known) or (marked and _around(text, draft.typed)):
            continue
        seen.add(text)
        if marked or other_tongue(without(text, draft.public_names)):
            yield Missing(
                say("The Welsh document says in English: “%(words)s”", words=text[:SHOWN]),
                say("Write the Welsh where this is kept, or take it out."),
                language="cy",
            )


def _of_a_piece(text: str, known: set[str]) -> bool:
    return not text or any(text.rstrip(".").casefold() in each.casefold() for each in known)


def _around(text: str, typed: Iterable[Piece]) -> bool:
    """Is it a text of the record with its number, as evidence is printed?"""
    return any(one.text and one.text.rstrip(".") in text for one in typed)


def _names(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    if not piece.names:
        return
    at = 0
    for line in piece.text_cy.splitlines(keepends=True):
        words = line.strip()
        if words and words not in draft.public_names and english_words(without(words, draft.public_names)):
            yield Found(
                say("This looks English in the Welsh text."),
                say("Write its Welsh; where it is a name that has none, keep it for that reason."),
                "cy", at, at + len(words),
            )  # fmt: skip
        at += len(line)


RULE = Rule(
    key="welsh-document",
    title=say("A Welsh document without English"),
    explanation=say(
        "Everything that the Welsh document prints is looked at, whoever wrote it and wherever it is kept. Names of "
        "people, places and organisations may stand."
    ),
    severity=STOPS,
    source=OWN,
    wrong="Ni welwyd: arolwg. The service does not keep it. (in the Welsh document)",
    right="Ni welwyd: arolwg. Nid yw'r gwasanaeth yn ei gadw.",
    looks_at_all=_looks,
)
NAMES = Rule(
    key="welsh-names-english",
    title=say("Names that have no Welsh"),
    explanation=say(
        "In an address or a post, a line with words that only English has. A name that has no Welsh form may stay."
    ),
    severity=WARNS,
    source=OWN,
    wrong="Director of Services (as the Welsh)",
    right="Cyfarwyddwr y Gwasanaethau",
    looks=_names,
    record=True,
)
