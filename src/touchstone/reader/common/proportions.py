"""Which proportion words does a document use, in which sentence, and is the number they rest on printed?"""

from __future__ import annotations

import re

from touchstone.reader.common.counts import NUMBER, count_of
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import Block
from touchstone.reader.confidence import FORM
from touchstone.reader.record import Value

# Longest first: "almost all" is not "all", and "the large majority" not "the majority".
PHRASES = (
    r"a\s+small\s+but\s+(?:important|significant)\s+minority",
    r"small\s+but\s+(?:important|significant)\s+minority",
    r"(?:a\s+)?(?:significant|substantial|large|sizeable|small|tiny)\s+minority",
    r"(?:the\s+)?(?:vast|large|great|overwhelming|small|clear|significant)\s+majority",
    r"(?:just\s+|well\s+)?(?:over|more\s+than|under|less\s+than|fewer\s+than|almost|nearly|about|around|only|at\s+least)"
    r"\s+(?:(?:a|one)\s+)?(?:half|third|quarter|two[\s-]thirds|three[\s-]quarters)",
    r"(?:almost|nearly|virtually|not)\s+(?:all|every|everyone|none|no)\b",
    r"(?:the\s+)?majority",
    r"(?:a\s+)?minority",
    r"two[\s-]thirds|three[\s-]quarters",
    r"(?:a|one)\s+(?:third|quarter|half)\b|\bhalf\s+(?:of|the)\b",
    r"\d+(?:\.\d+)?\s*(?:%|per\s*cent)",
    r"(?:far\s+)?too\s+many",
    r"a\s+(?:small\s+|large\s+|significant\s+)?number\s+of",
    r"\bmost\b(?!\s+(?:effective|recent|appropriate|significant|important|vulnerable|part\b))",
    r"\bsome\b(?!\s+(?:time|way|extent|degree))|\bseveral\b|\bmany\b|\b(?:a\s+)?few\b",
)
_PHRASE = re.compile("|".join(f"(?:{phrase})" for phrase in PHRASES), re.IGNORECASE)
_OUT_OF = re.compile(rf"^\s*(?:of\s+)?(?:the|our|these|those)?\s*(?P<base>{NUMBER})\s+\w", re.IGNORECASE)
_N_OF = re.compile(rf"(?P<n>{NUMBER})\s+(?:out\s+)?of\s+(?:the\s+)?(?P<base>{NUMBER})", re.IGNORECASE)


def read_proportion_words(draft: Draft, blocks: list[Block] | None = None) -> None:
    """Rows of proportion_words: the words, the sentence, and the base where it is printed beside them."""
    for block in draft.blocks if blocks is None else blocks:
        for match in _PHRASE.finditer(block.text):
            start, end = block.sentence_at(match.start())
            draft.row(
                "proportion_words",
                words=block.quote(*match.span()),
                sentence=block.quote(start, end),
                base=_base(block, match.end(), end),
            )


def _base(block: Block, after: int, sentence_end: int) -> Value:
    rest = block.text[after:sentence_end]
    match = _OUT_OF.match(rest)
    if match:
        span = (after + match.start("base"), after + match.end("base"))
        return block.value(count_of(match.group("base")), span, FORM)
    for pair in _N_OF.finditer(rest[:80]):
        span = (after + pair.start("base"), after + pair.end("base"))
        return block.value(count_of(pair.group("base")), span, FORM)
    return Value.absent("The number that these words rest on is not printed beside them.")
