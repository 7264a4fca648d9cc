"""Which plans does a list show, and what can a reader narrow it to?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from touchstone.inspectorate.plans.presenters import NOT_BEGUN, STATES, Line

WORDS = {NOT_BEGUN: gettext_lazy("Not begun"), **{key: words for key, (words, _tag) in STATES.items()}}


@dataclass(frozen=True)
class Choice:
    """A state that plans of the list are in, with how many; `key` is empty for all of them."""

    key: str
    words: Any
    number: int


def listing(lines: Sequence[Line], asked: str) -> dict[str, object]:
    """What the page of plans needs: the lines in the state `asked` for (all of them for any other word), and the
    choices, where there is something to choose."""
    numbers = Counter(line.key for line in lines)
    chosen = asked if asked in numbers else ""
    choices = [Choice("", gettext_lazy("All"), len(lines))]
    choices += [Choice(key, words, numbers[key]) for key, words in WORDS.items() if numbers[key]]
    return {
        "every": len(lines),
        "lines": [line for line in lines if not chosen or line.key == chosen],
        "choices": choices if len(numbers) > 1 else [],
        "chosen": chosen,
    }
