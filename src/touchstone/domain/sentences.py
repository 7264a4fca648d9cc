"""How does plain code say something that a page can translate? An English message, and the values that go into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sentence:
    """A message with `%(name)s` places and its values, already written as text. str() gives English.

    A page writes it in the reader's language with `gettext(sentence.text) % sentence.values`.
    """

    text: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.text % self.values


def say(text: str, **values: object) -> Sentence:
    """A sentence; whole numbers are written with their thousands, everything else as str() gives it."""
    written = {name: f"{value:,}" if isinstance(value, int) else str(value) for name, value in values.items()}
    return Sentence(text, written)
