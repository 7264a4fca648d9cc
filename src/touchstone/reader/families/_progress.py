"""How do letters word a judgement of progress? Whatever the phrase: one short sentence, one grade, one of its nouns."""

from __future__ import annotations

import re

from touchstone.domain.vocabulary import PROGRESS_WORDS, progress_key
from touchstone.reader.common.flow import Block

_WORDS = "|".join(sorted({word for word in PROGRESS_WORDS if " " not in word}, key=len, reverse=True))
_GRADE = re.compile(rf"\b(?P<word>{_WORDS})\b", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:progress|response|judgement|judged|judges)\b", re.IGNORECASE)
# However long it goes on, such a sentence judges.
_OPENING = re.compile(rf"^(?P<word>{_WORDS})\s+progress\s+(?:has|have|had|was|is)\b", re.IGNORECASE)
_LONGEST = 30  # words of a sentence that only judges


def progress_in(block: Block, start: int = 0, end: int | None = None) -> tuple[str, tuple[int, int]] | None:
    """(progress key, span of the word) of a sentence that only judges progress; None for any other sentence.

    "Satisfactory progress has been made in this area", "Progress in this area is satisfactory", "The response of
    the service is good", "Judgement: Inadequate progress": one grade and one noun of judging, and little else.
    """
    stop = len(block.text) if end is None else end
    sentence = block.text[start:stop]
    opening = _OPENING.match(sentence)
    if opening:
        key = progress_key(opening.group("word"))
        return (key, (start + opening.start("word"), start + opening.end("word"))) if key else None
    if len(sentence.split()) > _LONGEST or not _NOUN.search(sentence):
        return None
    words = list(_GRADE.finditer(sentence))
    if len({word.group().lower() for word in words}) != 1:
        return None
    key = progress_key(words[0].group("word"))
    if key is None or not _judges(sentence, words[0]):
        return None
    return key, (start + words[0].start(), start + words[0].end())


def _judges(sentence: str, word: re.Match[str]) -> bool:
    """Whether the grade word belongs to the noun: before "progress", or after "is" or "judged"."""
    after, before = sentence[word.end() :], sentence[: word.start()]
    if re.match(r"\s+(?:overall\s+)?(?:progress|response)\b", after, re.IGNORECASE):
        return not re.search(r"\b(?:not|no|little|if|when)\s+$", before, re.IGNORECASE)
    last = re.search(r"\b(?:is|was|judged|assessed|rated|as|to\s+be|been|:)\s*(?:\w+ly\s+)?$", before, re.IGNORECASE)
    judged = re.search(r"\b(?:progress|response|judgement)\b[^.]*$", before, re.IGNORECASE)
    return bool((last and judged) or re.match(r"^\s*(?:judgement|progress)\s*[:\-–]", before + ":", re.IGNORECASE))
