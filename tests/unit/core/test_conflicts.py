"""Two versions of one form: what differs is shown, the person chooses, and no text goes missing on the way."""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.template import engines
from django.utils import translation

from touchstone.foundation.core.conflicts import Comparison, Conflict, compare, resolved
from touchstone.foundation.core.forms import DateField, Form

PAGE = "{% from 'core/macros/conflicts.html' import conflict_form %}{{ conflict_form(comparison, '', cancel='/back') }}"
MINE, THEIRS = "The plan names <no> day.\nSeen twice.", "The plan names a day & a place."


class NoteForm(Form):
    text = forms.CharField(label="What was seen", widget=forms.Textarea())
    seen = DateField(label="When it was seen")
    areas = forms.MultipleChoiceField(
        label="About", choices=[("a", "Practice"), ("b", "Leaders")], widget=forms.CheckboxSelectMultiple()
    )
    direction = forms.ChoiceField(label="It shows", choices=[("s", "Strength"), ("w", "Weakness")])
    sure = forms.BooleanField(label="Sure", required=False)


SENT = {
    "revision": ["3"], "text": [MINE], "seen_day": ["5"], "seen_month": ["10"], "seen_year": ["2026"],
    "areas": ["a"], "direction": ["s"], "do": ["submit"],
}  # fmt: skip
SAVED = {"text": THEIRS, "seen": date(2026, 10, 6), "areas": ["a", "b"], "direction": "s", "sure": True}


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


def query(lists: dict[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in lists.items():
        data.setlist(name, values)
    return data


def clash(saved: dict[str, Any] = SAVED) -> Comparison:
    conflict = Conflict(
        saved_by="Ben Hale", saved_at=datetime(2026, 10, 6, 9, 42, tzinfo=UTC), revision=4, base=3, mine={}, theirs={}
    )
    return compare(conflict, NoteForm(query(SENT)), NoteForm(initial=saved))


def answer(comparison: Comparison, **choices: str) -> QueryDict:
    """What a browser sends when the person has chosen: every box of the drawn form."""
    drawn = str(engines["jinja2"].env.from_string(PAGE).render(comparison=comparison))
    data = QueryDict(mutable=True)
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', drawn):
        data.appendlist(html.unescape(name), html.unescape(value))
    for name, value in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?(.*?)</textarea>', drawn, re.S):
        data.appendlist(html.unescape(name), html.unescape(value))
    for field, choice in choices.items():
        data[f"conflict-choice-{field}"] = choice
    return data


def test_only_what_differs_is_asked_and_the_rest_is_carried() -> None:
    comparison = clash()
    assert [each.name for each in comparison.differences] == ["text", "seen", "areas", "sure"]
    assert ("direction", "s") in comparison.carried and ("do", "submit") in comparison.carried
    assert "revision" not in dict(comparison.carried)


def test_the_page_says_who_saved_and_shows_both_texts_safely() -> None:
    drawn = str(engines["jinja2"].env.from_string(PAGE).render(comparison=clash()))
    assert "Ben Hale saved this at 10:42, 6 October 2026 while you were writing." in drawn
    assert "names &lt;no&gt; day." in drawn and "a day &amp; a place" in drawn
    assert "5 October 2026" in drawn and "6 October 2026" in drawn and "Practice, Leaders" in drawn
    assert len(re.findall(r'\bid="([^"]+)"', drawn)) == len(set(re.findall(r'\bid="([^"]+)"', drawn)))


def test_each_choice_comes_back_as_the_form_would_have_sent_it() -> None:
    sent = resolved(answer(clash(), text="theirs", seen="mine", areas="theirs", sure="theirs"))
    assert sent["text"] == THEIRS and sent["revision"] == "4" and sent["direction"] == "s"
    assert (sent["seen_day"], sent["seen_month"], sent["seen_year"]) == ("5", "10", "2026")
    assert sent.getlist("areas") == ["a", "b"] and sent["sure"] == "on"
    assert not [name for name in sent if name.startswith("conflict-")]


def test_an_unticked_box_of_mine_stays_unticked() -> None:
    assert "sure" not in resolved(answer(clash(), text="mine", seen="mine", areas="mine", sure="mine"))


def test_a_merge_begins_with_both_texts() -> None:
    sent = resolved(answer(clash(), text="merged", seen="mine", areas="mine", sure="mine"))
    assert sent["text"] == f"{MINE}\n\n{THEIRS}"


def test_without_a_choice_mine_is_kept_and_the_question_comes_again() -> None:
    sent = resolved(answer(clash(), seen="mine", areas="mine", sure="mine"))
    assert sent["text"] == MINE
    assert sent["revision"] == "3"  # stale: saving it asks again


def test_line_ends_alone_are_no_difference() -> None:
    data = {**SENT, "text": [THEIRS.replace(" a day", "\r\n a day")]}
    saved = {**SAVED, "text": THEIRS.replace(" a day", "\n a day")}
    conflict = Conflict(saved_by="B", saved_at=datetime.now(UTC), revision=4, base=3, mine={}, theirs={})
    comparison = compare(conflict, NoteForm(query(data)), NoteForm(initial=saved))
    assert "text" not in [each.name for each in comparison.differences]


def test_a_form_without_a_conflict_is_left_alone() -> None:
    data = query(SENT)
    assert resolved(data) is data


def test_a_day_that_is_none_is_shown_as_written() -> None:
    data = query({**SENT, "seen_day": ["31"], "seen_month": ["2"]})
    conflict = Conflict(saved_by="B", saved_at=datetime.now(UTC), revision=4, base=3, mine={}, theirs={})
    seen = next(d for d in compare(conflict, NoteForm(data), NoteForm(initial=SAVED)).differences if d.name == "seen")
    assert seen.mine.shown == "31 2 2026"
