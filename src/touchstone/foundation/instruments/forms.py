"""What did a person send? Reads the boxes of questions, as the method's answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.instruments.answers import DATE_PARTS, Written
from touchstone.domain.instruments.model import AGE_BANDS, LETTERS, MOST_CHILDREN, Question, Slot
from touchstone.foundation.core.forms import Form

GONE = ""


def posted(questions: Iterable[Question], child: str, data: QueryDict) -> dict[str, Any]:
    """Slot → what was written in the boxes of these questions. A box that the page did not have is left out."""
    found = {}
    for question in questions:
        slot = str(Slot(question.key, child))
        if f"has-{slot}" in data:
            found[slot] = read(question, slot, data)
    return found


def read(question: Question, name: str, data: QueryDict) -> Written:
    """What was written in the boxes of one question, whose names begin with `name`."""
    match question.kind:
        case "several":
            return data.getlist(name)
        case "date":
            return {part: data.get(f"{name}-{part}", "") for part in DATE_PARTS}
        case "yes_no":
            answer = data.get(name, "")
            return {"answer": answer, "reason": data.get(f"{name}-reason-{answer}", "")}
        case _:
            return data.get(name, "")


def marks(text: str) -> dict[str, str]:
    """The marks that a page was made with, from its hidden box; none where they cannot be read."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


class ChildrenForm(Form):
    """An age band for each child. One box more than there are children, to name another."""

    def __init__(self, held: Mapping[str, str], data: QueryDict | None = None, language: str = "en") -> None:
        super().__init__(data)
        free = [letter for letter in LETTERS[:MOST_CHILDREN] if letter not in held]
        bands = [(key, title(language)) for key, title in AGE_BANDS.items()]
        for letter in sorted([*held, *free[:1]]):
            choices = [(GONE, _("No such child")), *bands] if letter in held else [(GONE, _("No other child")), *bands]
            self.fields[letter] = forms.ChoiceField(
                label=_("Child %(letter)s") % {"letter": letter},
                choices=choices,
                required=False,
                initial=held.get(letter, GONE),
            )

    def bands(self) -> dict[str, str]:
        """Letter → age band of each child that there is."""
        return {letter: band for letter, band in self.cleaned_data.items() if band}


class SetAsideForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("Why will this not be finished?"),
        help_text=gettext_lazy("What you wrote is kept. No names, please."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
