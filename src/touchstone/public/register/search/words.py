"""Which words of a text or a query count, and in what form are they compared?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# PostgreSQL's English stop words: both databases then look for the same words.
STOP_WORDS = frozenset(
    """i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves what which who whom this that these those am is are was were be
    been being have has had having do does did doing a an the and but if or because as until while of at by for with
    about against between into through during before after above below to from up down in out on off over under again
    further then once here there when where why how all any both each few more most other some such no nor not only own
    same so than too very s t can will just don should now""".split()
)
MOST_TERMS = 8
LONGEST_WORD = 40

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Small letters without accents: how words are compared."""
    if text.isascii():
        return text.lower()
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """Every word of a text, folded, in order. An apostrophe ends a word, as it does in both databases."""
    return _WORD.findall(fold(text))


def terms_of(query: str) -> list[str]:
    """The words of a query that are looked for: no stop words, none twice, at most MOST_TERMS."""
    terms = [word[:LONGEST_WORD] for word in words_of(query) if word not in STOP_WORDS]
    return list(dict.fromkeys(terms))[:MOST_TERMS]


def vocabulary_of(texts: Iterable[str]) -> set[str]:
    """The words of texts that a person might mistype: letters only, four to forty of them."""
    found: set[str] = set()
    for text in texts:
        found.update(word for word in words_of(text) if 4 <= len(word) <= LONGEST_WORD and word.isalpha())
    return found


def trigrams_of(word: str) -> set[str]:
    """Three letters in a row, with the word's beginning and end as spaces: `kent` is ` ke`, `ken`, `ent`, `nt `."""
    padded = f" {word} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
