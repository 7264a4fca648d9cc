"""How do words that were typed in English stand in a Welsh document? Marked as English, to be read aloud as such."""

from __future__ import annotations

import re

from touchstone.domain.reporting.document import Run, Text

_PLACE = re.compile(r"\{(\w+)\}")


def filled(form: str, language: str, **typed: str) -> Text:
    """The form with its places filled by words typed in English: "It was made under {basis}."."""
    runs = []
    for number, part in enumerate(_PLACE.split(form)):
        lang = "en" if number % 2 and language != "en" else ""
        runs.append(Run(typed[part] if number % 2 else part, lang=lang))
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
