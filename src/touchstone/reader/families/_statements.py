"""What does the prose call good, strong, weak or poor, without a formal judgement? Statements, never grades."""

from __future__ import annotations

import re
from collections.abc import Iterable

from touchstone.domain.vocabulary import GRADE_WORDS
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import Block
from touchstone.reader.common.text import slug

_QUALITY = (*(w for w in GRADE_WORDS if w.isascii() and "_" not in w), "strong", "weak", "poor", "sound", "effective")
_WORD = "|".join(re.escape(word) for word in sorted(set(_QUALITY) - {"da", "dda"}, key=len, reverse=True))
_SAYS = re.compile(
    rf"^(?P<subject>(?:The\s+)?[^,;]{{3,140}}?)\s+(?:is|are)\s+(?:judged\s+)?(?P<word>(?:very\s+)?(?:{_WORD}))"
    r"(?P<overall>\s+overall)?\s*(?=[.,;]|$|\s+(?:although|because|but|and)\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:Although|While|Whilst|However|Overall|Because|As)\b[^,]*,\s*|(?:Inspectors?|We)\s+(?:assess|judge|find|found)(?:\s+that)?\s+)",
    re.IGNORECASE,
)
# A statement about some cases is not one about the service.
_PARTIAL = re.compile(
    r"^(?:some|many|most|several|a\s+few|few|in\s+(?:some|many|most|too)|one|two|these|this|it|they|there)\b", re.I
)
_VERB_INSIDE = re.compile(r"\b(?:confirms?|reports?|says?|states?|found|considers?|that|which|who)\b", re.IGNORECASE)
# Words of a subject → the key of what it is about; else the subject's own words.
_ABOUT = (
    (r"national\s+(?:key\s+)?(?:performance\s+)?indicators|key\s+indicators", "national_key_indicator_compliance"),
    (r"financ", "financial_management"),
    (r"quality\s+assurance", "quality_assurance_by_managers"),
    (r"supervision", "supervision"),
    (r"quality\s+of\s+the\s+safeguarding\s+service", "safeguarding_service_quality"),
    (r"safeguarding\s+practice", "safeguarding_practice"),
)


def read_statements(draft: Draft, blocks: Iterable[Block]) -> None:
    """Rows of statements: key, subject, the word used, the sentence."""
    for block in blocks:
        for start, end in block.sentences:
            opening = _OPENING.match(block.text[start:end])
            begin = start + opening.end() if opening else start
            match = _SAYS.match(block.text[begin:end])
            if match and not _PARTIAL.match(match.group("subject")) and not _VERB_INSIDE.search(match.group("subject")):
                subject = (begin + match.start("subject"), begin + match.end("subject"))
                word = (begin + match.start("word"), begin + match.end("overall" if match.group("overall") else "word"))
                draft.row(
                    "statements",
                    key=block.value(_key(match.group("subject")), subject),
                    subject=block.quote(*subject),
                    words=block.quote(*word),
                    text=block.quote(start, end),
                )


def _key(subject: str) -> str:
    return next((key for pattern, key in _ABOUT if re.search(pattern, subject, re.IGNORECASE)), slug(subject))
