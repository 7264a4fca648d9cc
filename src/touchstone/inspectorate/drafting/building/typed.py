"""How do words that were typed in English stand in a Welsh document? In Welsh; until somebody has written it, marked
as English, to be read aloud as such."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from touchstone.domain.reporting import fixed_welsh
from touchstone.domain.reporting.document import Run, Text

_PLACE = re.compile(r"\{(\w+)\}")
Said = tuple[str, str]  # words, and their language where it is another than the document's


@dataclass(frozen=True)
class Typed:
    """Something that the record holds in English and a document prints.

    `what`: the kind of thing it is; `one` tells apart those of one kind. `about`: what it belongs to, as a page says
    it. `names`: it may hold names that have no Welsh form.
    """

    what: str
    english: str
    one: str = ""
    about: str = ""
    names: bool = False

    @property
    def key(self) -> str:
        return f"{self.what}-{self.one}" if self.one else self.what


def welsh_of(english: str, names: Mapping[str, str]) -> str:
    """The Welsh that the program knows itself, line by line; empty unless it knows it of every line."""
    lines = [line.strip() for line in english.splitlines() if line.strip()]
    found = [names.get(line) or fixed_welsh.known(line) for line in lines]
    return "\n".join(found) if all(found) else ""


def filled(form: str, **typed: Said) -> Text:
    """The form with its places filled by what was typed: "It was made under {basis}."."""
    runs = []
    for number, part in enumerate(_PLACE.split(form)):
        words, lang = typed[part] if number % 2 else (part, "")
        runs.append(Run(words, lang=lang))
    return tuple(run for run in runs if run.text)


def joined(texts: list[Text]) -> Text:
    """Texts one after the other, a space between them; stretches of one language become one."""
    runs: list[Run] = []
    for number, text in enumerate(texts):
        for run in (Run(" "), *text) if number else text:
            last = runs[-1] if runs else None
            if last is not None and (last.strong, last.lang, last.link) == (run.strong, run.lang, run.link):
                runs[-1] = Run(last.text + run.text, run.strong, run.lang, run.link)
            else:
                runs.append(run)
    return tuple(runs)
