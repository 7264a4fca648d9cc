"""How likely do two texts speak of the same weakness? A number from 0 to 1, and the words that they share.

The number is made of nine parts, each simple to say: the cosine of their weighted terms, how far the shorter one is
covered by the other, whether they have the same subjects, and so on. The parts are weighed as in `weights.py`. It is
the same whichever text comes first, and depends on nothing but the two texts. It is for English; in another language
only equal words and letters count, and nothing has been measured.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache

from touchstone.domain.recurrence import weights
from touchstone.domain.recurrence.vocabulary import CONCEPTS, GROUP, TOPIC
from touchstone.domain.recurrence.words import CONCEPT, Term, terms

_KINDS: Mapping[str, str] = {CONCEPT + concept.key: concept.kind for concept in CONCEPTS}
_STEM = "stem"
_LETTERS = 4  # in a run of letters
_MUCH = 60.0  # weight said by both from which "said together" is full


@dataclass(frozen=True)
class Profile:
    """What a text says, ready to be compared: weight of each term, and how often each run of letters stands in it."""

    weights: Mapping[str, float]
    letters: Mapping[str, int]
    length: float
    topics: float
    letters_length: float
    groups: frozenset[str]


@dataclass(frozen=True)
class Parts:
    """The parts of one comparison, each from 0 to 1."""

    alike: float
    covered: float
    topics_alike: float
    no_topics: float
    one_has_topics: float
    topics_apart: float
    same_group: float
    letters_alike: float
    said_together: float


@dataclass(frozen=True)
class Shared:
    """A thing that both texts say, and where: characters of the first, and of the second."""

    key: str
    first: tuple[tuple[int, int], ...]
    second: tuple[tuple[int, int], ...]


def profile(text: str) -> Profile:
    """The profile of a text."""
    said: dict[str, list[float]] = defaultdict(list)
    letters: Counter[str] = Counter()
    for term in terms(text):
        said[term.key].append(_weight(term.key) * (weights.PURPOSE if term.purpose else 1.0))
        word = f"_{text[term.start : term.end].lower()}_"
        letters.update(word[at : at + _LETTERS] for at in range(len(word) - _LETTERS + 1))
    weighted = {key: max(each) * (1 + math.log(len(each)) / 2) for key, each in said.items()}
    return Profile(
        weighted,
        letters,
        _length(weighted.values()),
        _length(weight for key, weight in weighted.items() if _KINDS.get(key) == TOPIC),
        _length(letters.values()),
        frozenset(key for key in weighted if _KINDS.get(key) == GROUP),
    )


def parts(first: Profile, second: Profile) -> Parts:
    """The parts of the comparison. All 0 where one of the texts says nothing."""
    if not first.length or not second.length:
        return Parts(0, 0, 0, 0, 0, 0, 0, 0, 0)
    together = _product(first.weights, second.weights)
    topics = _product(first.weights, second.weights, lambda key: _KINDS.get(key) == TOPIC)
    both = bool(first.topics and second.topics)
    return Parts(
        alike=together / (first.length * second.length),
        covered=min(1.0, together / min(first.length, second.length) ** 2),
        topics_alike=topics / (first.topics * second.topics) if both else 0.0,
        no_topics=float(not first.topics and not second.topics),
        one_has_topics=float(bool(first.topics) != bool(second.topics)),
        topics_apart=float(both and not topics),
        same_group=float(bool(first.groups & second.groups)),
        letters_alike=_product(first.letters, second.letters) / (first.letters_length * second.letters_length),
        said_together=min(together, _MUCH) / _MUCH,
    )


def similarity(first: Profile, second: Profile) -> float:
    """From 0 to 1, to four places; 0 where they share nothing."""
    found = asdict(parts(first, second))
    if not found["alike"]:
        return 0.0
    total = weights.CONSTANT + sum(weights.PARTS[name] * part for name, part in found.items())
    return round(1 / (1 + math.exp(-total)), 4)


def shared(first: str, second: str) -> tuple[Shared, ...]:
    """What both texts say, what counts most first: why the pair was proposed."""
    here, there = _places(terms(first)), _places(terms(second))
    both = sorted(here.keys() & there.keys(), key=lambda key: (-_weight(key), key))
    return tuple(Shared(key, tuple(here[key]), tuple(there[key])) for key in both)


@cache
def _weight(key: str) -> float:
    """Rare terms say more; a subject of its own says more than what every subject has."""
    known = max(weights.FREQUENCIES.get(key, 0), weights.RAREST)
    return math.log((weights.TEXTS + 1) / (known + 0.5)) * weights.KINDS[_KINDS.get(key, _STEM)]


def _places(found: tuple[Term, ...]) -> dict[str, list[tuple[int, int]]]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for term in found:
        places[term.key].append((term.start, term.end))
    return places


def _length(values: Iterable[float]) -> float:
    return math.sqrt(math.fsum(value * value for value in values))


def _product(
    first: Mapping[str, float], second: Mapping[str, float], counts: Callable[[str], bool] = lambda key: True
) -> float:
    """The same whichever comes first: summed exactly."""
    return math.fsum(weight * second[key] for key, weight in first.items() if key in second and counts(key))
