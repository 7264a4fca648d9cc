"""What may a mistyped or shortened word have meant? Likely words of the index, best first.

Candidates come from an index of trigrams, so the work is bounded however many words there are; the closest are then
chosen by edit distance. Shortened names of counties are read as people write them (lancs, staffs, notts): first
letters alike, the rest in order.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count
from rapidfuzz.distance import DamerauLevenshtein

from touchstone.public.register.models import SearchWord
from touchstone.public.register.search.words import trigrams_of

CANDIDATES = 80
MOST_MEANINGS = 3
LIKE_ENOUGH = 0.72

# Customary short forms whose letters do not stand in order in the name.
SHORT_FORMS = {"hants": "hampshire", "salop": "shropshire", "oxon": "oxfordshire", "northants": "northamptonshire"}


def meanings_of(term: str) -> list[str]:
    """Words of the index that the term may have meant, likeliest first; empty when nothing is near. One query."""
    if len(term) < 3:
        return []
    scored = [(score, word) for word, in_names in _candidates(term) if (score := _likeness(term, word, in_names))]
    return [word for _score, word in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:MOST_MEANINGS]]


def _candidates(term: str) -> Sequence[tuple[str, bool]]:
    wanted = trigrams_of(SHORT_FORMS.get(term, term))
    return list(
        SearchWord.objects.filter(trigrams__trigram__in=wanted)
        .annotate(shared=Count("pk"))
        .order_by("-shared", "-in_names", "word")
        .values_list("word", "in_names")[:CANDIDATES]
    )


def _likeness(term: str, word: str, in_names: bool) -> float:
    """0 when the word is no likely meaning; a word of a name counts a little more than one of a text."""
    if SHORT_FORMS.get(term) == word:
        return 1.1
    likeness = float(DamerauLevenshtein.normalized_similarity(term, word))
    if in_names and _is_short_for(term, word):
        likeness = max(likeness, 0.95)
    if likeness < LIKE_ENOUGH:
        return 0.0
    return likeness + (0.05 if in_names else 0.0)


def _is_short_for(term: str, word: str) -> bool:
    """`lancs` for lancashire: three first letters alike, the others in their order."""
    if len(term) < 4 or len(word) <= len(term) or word[:3] != term[:3]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in term)
