"""Which of many texts are near one? An index over their terms, so that ten thousand need not all be compared.

Every text that shares a term is met through the term; those are ranked by the cosine of their weights, which costs one
addition a shared term, and only the nearest are compared in full. A text that shares nothing is never looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from touchstone.domain.recurrence.similarity import Profile, similarity
from touchstone.domain.recurrence.weights import THRESHOLD

Key = TypeVar("Key", bound=Hashable)
NEAREST = 60  # compared in full for one text


@dataclass(frozen=True)
class Near(Generic[Key]):
    """A text that is near, and how likely it speaks of the same weakness."""

    key: Key
    score: float


@dataclass
class Index(Generic[Key]):
    """Texts by what they say. Keys are the caller's own; adding one again replaces nothing and is an error."""

    profiles: dict[Key, Profile] = field(default_factory=dict)
    _holders: dict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))

    def __len__(self) -> int:
        return len(self.profiles)

    def add(self, key: Key, profile: Profile) -> None:
        """Raises KeyError where the key is held."""
        if key in self.profiles:
            raise KeyError(key)
        self.profiles[key] = profile
        for term in profile.weights:
            self._holders[term].append(key)

    def near(
        self,
        profile: Profile,
        counts: Callable[[Key], bool] = lambda key: True,
        threshold: float = THRESHOLD,
        nearest: int = NEAREST,
    ) -> list[Near[Key]]:
        """Those from the threshold on for which `counts` is true, the likeliest first, in order of adding among equals.

        `nearest`: how many are compared in full, so that a text that says what everybody says costs no more.
        """
        products: dict[Key, float] = defaultdict(float)
        for term, weight in profile.weights.items():
            for key in self._holders.get(term, ()):
                products[key] += weight * self.profiles[key].weights[term]
        ranked = sorted(
            ((product / self.profiles[key].length, key) for key, product in products.items() if counts(key)),
            key=lambda pair: -pair[0],
        )
        found = [Near(key, similarity(profile, self.profiles[key])) for _, key in ranked[:nearest]]
        return sorted((each for each in found if each.score >= threshold), key=lambda each: -each.score)
