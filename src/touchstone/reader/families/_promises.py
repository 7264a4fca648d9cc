"""Does a letter promise what its own date says is already past?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from touchstone.reader.common.dates import find_dates
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import Block

_FUTURE = re.compile(
    r"\b(?:will|shall|is\s+(?:due|expected|planned)\s+to|are\s+(?:due|expected|planned)\s+to)\b", re.IGNORECASE
)


def check_promises(draft: Draft, blocks: Iterable[Block]) -> None:
    """A contradiction for each sentence in the future tense whose day was over when the letter was written."""
    written = draft.record.fields.get("letter_date")
    if written is None or not written.value or written.value["precision"] != "day":
        return
    when = date.fromisoformat(written.value["start"])
    for block in blocks:
        for start, end in block.sentences:
            sentence = block.text[start:end]
            if not _FUTURE.search(sentence):
                continue
            for found in find_dates(sentence):
                if (found.last or found.first).end < when and _FUTURE.search(sentence[: found.start]):
                    draft.contradiction(
                        f"The letter of {written.value['printed']} says “{found.printed}” of something still to come.",
                        block.place(start + found.start, start + found.end),
                        written.place,
                    )
