"""Is it spelt right, in English and in Welsh?

Names are left alone: a word that begins with a capital inside a sentence, and those that the draft may name. So are
initials, figures, addresses and words of the glossary. Where one slip would make an unknown word a word, that word is
offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from touchstone.domain.checks.hunspell import dictionary
from touchstone.domain.checks.model import WARNS, CheckedDraft, Piece
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.spelling_words import FORE, HIND, TRADE
from touchstone.domain.checks.text import sentences
from touchstone.domain.checks.tongue import other_tongue
from touchstone.domain.sentences import say

MOST_OFFERS = 20  # in one text: with more slips than that, it is in another language
LONGEST = 30  # letters: nobody means a word that is longer, and looking for its neighbours would take long
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")


def _looks(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    for language, text in piece.texts():
        starts = {start for start, _ in sentences(text)}
        looked = 0
        for start, end, word in _words(text):
            if language == "cy" and any(first <= start < last for first, last in other_tongue(text)):
                continue  # welsh-still-english says so
            if _is_known(word, language) or _may_stand(draft, text, start, end, word, starts):
                continue
            looked += 1
            offer = _offer(word, language) if looked <= MOST_OFFERS else ""
            if word[0].isupper() and _may_be_a_name(word, offer):
                continue
            yield Found(
                say("“%(word)s” is not in the dictionary.", word=word),
                say("Write “%(offer)s”, if that is meant.", offer=offer)
                if offer
                else say("Correct it, or add it to the glossary if it is a term."),
                language, start, end, offer,
            )  # fmt: skip


# Endings of words that names do not have.
_NO_NAME = re.compile(r"(?:tion|ment|ness|ioner|ance|ence|abilit(?:y|ie))s?$|(?:ally|able)$", re.I)


def _may_be_a_name(word: str, offer: str) -> bool:
    """Of the first word of a sentence: no slip away from a word, or with letters that English words lack."""
    return not word.isascii() or not offer and not _NO_NAME.search(word)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for match in _WORD.finditer(text):
        if any(start <= match.start() < end for start, end in addresses):
            continue
        before, after = text[: match.start()], text[match.end() :]
        if after.startswith("-") and match.group().lower() in FORE or before.endswith("-") and match.group() in HIND:
            continue  # pre-birth, co-ordinated, 16-year-olds
        if text[max(0, match.start() - 1) : match.start()].isdigit() or text[match.end() : match.end() + 1].isdigit():
            continue
        yield match.start(), match.end(), match.group()


def _may_stand(draft: CheckedDraft, text: str, start: int, end: int, word: str, starts: set[int]) -> bool:
    """A name, initials, or a word that the glossary has."""
    if word[1:] != word[1:].lower() or len(word) == 1:
        return True
    bare = re.sub(r"['’]s?$", "", word)
    if bare.casefold() in _public(draft):
        return True
    return word[0].isupper() and not _begins(text, start, starts)


def _begins(text: str, start: int, starts: set[int]) -> bool:
    return start in starts or text[:start].rstrip()[-1:] in {"•", "“", "‘", "(", ":", "–"}


@lru_cache(maxsize=8)
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(part.casefold() for word in words for part in re.findall(r"[^\W\d_]+", word))


def _public(draft: CheckedDraft) -> frozenset[str]:
    return _folded(draft.public_names | draft.terms | draft.places)


@lru_cache(maxsize=50_000)
def _is_known(word: str, language: str) -> bool:
    word = word.replace("’", "'")
    if language == "en" and not word.isascii():
        word = _unaccented(word)  # café
    return any(_is_word(form, language) or _is_compound(form, language) for form in _forms(word))


def _unaccented(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if letter.isascii())


# English makes words with these as it goes: unallocated, rebalancing, underperformance.
_PREFIXES = ("un", "re", "de", "dis", "non", "under", "over", "inter", "multi", "sub", "out", "mis", "co")


def _is_compound(word: str, language: str) -> bool:
    if language != "en":
        return False
    return any(
        word.startswith(each) and len(word) > len(each) + 4 and _is_word(word[len(each) :], "en") for each in _PREFIXES
    )


def _forms(word: str) -> Iterator[str]:
    """A word as it may stand in the dictionary: with small letters at the head of a sentence, without its 's."""
    bare = word.rstrip("'")
    for form in (word, bare, bare.removesuffix("'s")):
        yield form
        yield form.lower()


def _is_word(word: str, language: str) -> bool:
    if word in TRADE[language] or dictionary(language).knows(word):
        return True
    if language == "cy" and "'" in word:  # i'r, sy'n, a'u: two words that lean on each other
        head, _, tail = word.partition("'")
        return bool(head) and _is_word(head, "cy") and (tail in _LEANING or _is_word(tail, "cy"))
    return False


_LEANING = frozenset("r n i u w m ch th".split())


@lru_cache(maxsize=5_000)
def _offer(word: str, language: str) -> str:
    near = dictionary(language).nearest(word.lower().replace("’", "'")) if 2 < len(word) <= LONGEST else ""
    return near.capitalize() if word[0].isupper() else near


RULE = Rule(
    key="spelling",
    title=say("Spelling"),
    explanation=say(
        "Every word is looked up in a dictionary of British English or of Welsh. Names, initials and words of the "
        "glossary are left alone."
    ),
    severity=WARNS,
    source="Dictionaries: SCOWL en-GB (MIT and BSD); Bangor University and Troi, Welsh (LGPL 3 or later).",
    wrong="Managers recieve good information.",
    right="Managers receive good information.",
    looks=_looks,
)
