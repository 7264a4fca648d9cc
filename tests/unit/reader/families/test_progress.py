"""Which sentences judge progress, and which only speak of it?"""

from __future__ import annotations

import pytest

from touchstone.reader.common.flow import flow
from touchstone.reader.document import Document
from touchstone.reader.families._progress import progress_in


def judged(sentence: str) -> str | None:
    (block,) = flow(Document([sentence], "text/plain"))
    found = progress_in(block)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("sentence", "progress"),
    [
        ("**Satisfactory** progress was made here.", "satisfactory"),
        ("Progress in this area is **good**", "good"),
        ("The response of the area has been inadequate.", "inadequate"),
        ("Judgement: Inadequate progress", "inadequate"),
        ("Progress: good", "good"),
        ("We judged the progress as satisfactory.", "satisfactory"),
        ("Good progress has been achieved by the area through many things that are told here at more length than thirty "  # noqa: E501
         "words would ever need, for the sentence goes on and on and does not end before it has said all of it.", "good"),  # noqa: E501
        ("Managers made good use of their time.", None),
        ("The progress of good work depends on staff.", None),
        ("No satisfactory progress could be shown.", None),
        ("Progress is good in one part and inadequate in another.", None),
        ("Staff are satisfactory.", None),
    ],
)  # fmt: skip
def test_sentences(sentence: str, progress: str | None) -> None:
    assert judged(sentence) == progress
