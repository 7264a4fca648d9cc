"""Is an area for improvement verb-led, single and measurable?

Three rules. What counts as a verb, a demand and a measure is this project's own table (`area_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.domain.checks.area_words import DEMANDS, MEASURE, VERBS
from touchstone.domain.checks.model import WARNS, CheckedDraft, Piece
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.text import sentences
from touchstone.domain.sentences import say

_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
_MEASURE = re.compile(MEASURE, re.I)
# What follows these belongs to a clause under the demand, not beside it.
_UNDER = re.compile(
    r"\b(?:that|to (?!(?:below|above|no|at|a|an|the|each|every|all|less|fewer|two|three|ten)\b|\d)|so|which|who|how|"
    r"whether|by \w+ing|when|where|if|and that)\b",
    re.I,
)


def _text(piece: Piece) -> str:
    return piece.text if piece.kind == "area" else ""


def _head(text: str) -> re.Match[str] | None:
    """The first word that is no adverb: "Urgently review" begins with review."""
    return next((word for word in _WORD.finditer(text) if not _is_adverb(word.group())), None)


def _is_adverb(word: str) -> bool:
    return word.lower().endswith("ly") or word.lower() in {"further", "also", "always"}


_LEAD_IN = re.compile(
    r"\s*(?:with|together with|in|by|as|for|through|alongside|where|when)\b[^,]{1,90},\s*([a-z]+)\b", re.I
)


def _is_verb(word: str) -> bool:
    bare = word.lower()
    return bare in VERBS or bare.startswith("re-") and bare[3:] in VERBS


def _verb_led(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    text = _text(piece)
    lead = _LEAD_IN.match(text)
    if lead and _is_verb(lead[1]):  # "With the courts, review …"
        return
    head = _head(text)
    if head is not None and not _is_verb(head.group()):
        yield Found(
            say("It begins with “%(word)s”, not with what is to be done.", word=head.group()),
            say("Begin with the verb: ensure, improve, review …"),
            "en", head.start(), head.end(),
        )  # fmt: skip


def _single(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    text = _text(piece)
    second = _second_demand(text)
    if second:
        yield Found(
            say("It asks for a second thing: “%(words)s”.", words=" ".join(text[second[0] :].split()[:4])),
            say("Make two areas for improvement of it."),
            "en", *second,
        )  # fmt: skip


def _second_demand(text: str) -> tuple[int, int] | None:
    for start, _ in list(sentences(text))[1:]:
        word = _WORD.search(text, start)
        if (
            word
            and _is_verb(word.group())
            and not re.match(r"\s+(?:towards?|in|on|of|is|are|must|should)\b", text[word.end() :])
        ):
            return word.span()
    for match in re.finditer(r"(?:;\s*(?:and\s+)?|[,\s]\s*and\s+(?:also\s+|then\s+)?)([a-z]+)\b", text, re.I):
        before = text[: match.start()]
        pair = re.search(r"([a-z]+)$", before, re.I)
        if pair and _is_verb(pair[1]):
            continue  # "develop and ensure": two verbs of one thing
        if match.group().startswith(";"):
            if _is_verb(match[1]):
                return match.span(1)
        elif match[1].lower() in DEMANDS and not _UNDER.search(before) and len(before.split()) > 1:
            return match.span(1)
        elif match[1].lower() == "ensure" and len(before.split()) > 1:
            return match.span(1)
    return None


def _measurable(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    text = _text(piece)
    if text.strip() and not _MEASURE.search(text):
        yield Found(
            say("Nothing in it says how anybody would see that it is met."),
            say("Say how much, how often, by when, or what will be different: “so that …”."),
        )


VERB_LED = Rule(
    key="area-verb-led",
    title=say("An area for improvement begins with what is to be done"),
    explanation=say("Its first word is a verb that asks for something; an adverb may stand before it."),
    severity=WARNS,
    source="This project's own rule, as the lists of 2009 and 2010 are written.",
    wrong="The recording of decisions.",
    right="Ensure that every decision is recorded within two working days.",
    looks=_verb_led,
)
SINGLE = Rule(
    key="area-single",
    title=say("An area for improvement asks for one thing"),
    explanation=say("Progress is judged on each area: one that asks for two things can be half met."),
    severity=WARNS,
    source="This project's own rule.",
    wrong="Improve recording within six months and develop a training plan.",
    right="Improve recording, so that every decision is found within two days.",
    looks=_single,
)
MEASURABLE = Rule(
    key="area-measurable",
    title=say("An area for improvement can be measured"),
    explanation=say("It says how much, how often, by when, of which, or what will be different when it is met."),
    severity=WARNS,
    source="This project's own rule.",
    wrong="Improve communication.",
    right="Improve communication, so that every child knows the plan before the hearing.",
    looks=_measurable,
)
