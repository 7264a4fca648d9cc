"""Forms drawn as GOV.UK fields: what the reader hears of an error, and where its link leads."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.utils import translation

from touchstone.foundation.core.forms import DateField, Form, describe, problems
from touchstone.foundation.core.views.components import EveryField

PAGE = """
{%- from 'core/macros/forms.html' import error_summary, fields, field, buttons, whole_form -%}
{{ error_summary(form) }}{{ whole_form(form, '', 'Save', cancel='/back', upload=true) }}
"""


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


def draw(form: forms.Form) -> str:
    return str(engines["jinja2"].env.from_string(PAGE).render(form=form))


def ids(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', html)


def test_every_error_leads_to_a_box_that_is_there() -> None:
    html = draw(EveryField({}))
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) == 9  # every required field of the form
    assert set(links) <= set(ids(html))
    for link in links:
        element = re.search(rf'<(\w+)[^>]*\bid="{link}"', html)
        assert element and element.group(1) in {"input", "select", "textarea"}


def test_no_id_is_used_twice() -> None:
    for form in (EveryField(), EveryField({})):
        found = ids(draw(form))
        assert len(found) == len(set(found))


def test_each_missing_answer_is_named() -> None:
    texts = [problem.text for problem in problems(EveryField({}))]
    assert texts[0] == "Fill in “Full name”."
    assert "Choose an answer to “What do you want to do?”." in texts
    assert "Tick “I have read the document” to go on." in texts
    assert "Choose a file for “Document”." in texts


def test_an_error_is_said_beside_its_box_and_tied_to_it() -> None:
    html = draw(EveryField({}))
    box = re.search(r'<input[^>]*id="id_name"[^>]*>', html)
    assert box and 'aria-describedby="id_name-hint id_name-error"' in box.group()
    assert "govuk-input--error" in box.group()
    assert re.search(r'id="id_name-error"[^>]*>\s*<span class="govuk-visually-hidden">Error:</span> Fill in', html)


def test_an_unsent_form_has_no_summary() -> None:
    form = EveryField()
    assert problems(form) == []
    assert "govuk-error-summary" not in draw(form)


def test_what_was_typed_is_kept_and_escaped_but_a_password_is_not() -> None:
    html = draw(EveryField({"name": '<b>"Ann"</b>', "password": "secret words", "grade": "good", "method": "correct",
                            "kinds": ["absent"], "note": "</textarea>", "day_day": "31", "day_month": "2",
                            "day_year": "2021"}))  # fmt: skip
    assert 'value="&lt;b&gt;&#34;Ann&#34;&lt;/b&gt;"' in html
    assert "secret words" not in html
    assert re.search(r'<option value="good" selected', html)
    assert re.search(r'value="correct" checked', html)
    assert re.search(r'value="absent" checked', html)
    assert "&lt;/textarea&gt;" in html
    assert 'value="31"' in html and 'value="2021"' in html


def test_an_optional_field_says_so_unless_it_is_a_filter() -> None:
    form = EveryField()
    assert describe(form["note"]).params["label"]["text"] == "Note (optional)"
    assert describe(form["note"], optional=False).params["label"]["text"] == "Note"
    assert describe(form["agreed"]).params["items"][0]["text"] == "I have read the document"


def test_numbers_are_asked_for_as_text_that_brings_the_number_keys() -> None:
    params = describe(EveryField()["days"]).params
    assert (params["type"], params["inputmode"]) == ("text", "numeric")


def test_a_hidden_field_is_only_a_hidden_input() -> None:
    class Hidden(Form):
        token = forms.CharField(widget=forms.HiddenInput)

    html = draw(Hidden(initial={"token": "a&b"}))
    assert '<input type="hidden" name="token" id="id_token" value="a&amp;b">' in html
    assert "govuk-label" not in html


def test_an_error_of_the_whole_form_comes_first_and_has_no_link() -> None:
    class Pair(Form):
        one = forms.CharField(label="One")

        def clean(self) -> None:
            raise forms.ValidationError("The two do not agree.")

    found = problems(Pair({"one": ""}))
    assert [(p.text, p.href) for p in found] == [("The two do not agree.", ""), ("Fill in “One”.", "#id_one")]


class OneDay(Form):
    day = DateField(label="Day of publication", required=False)


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (("27", "3", "2021"), date(2021, 3, 27)),
        ((" 1 ", "01", "2009"), date(2009, 1, 1)),
        (("", "", ""), None),
    ],
)
def test_a_day_in_three_boxes(parts: tuple[str, str, str], wanted: date | None) -> None:
    form = OneDay(dict(zip(("day_day", "day_month", "day_year"), parts, strict=True)))
    assert form.is_valid() and form.cleaned_data["day"] == wanted


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (("31", "2", "2021"), "must be a real date"),
        (("first", "3", "2021"), "must be a real date"),
        (("", "3", "2021"), "needs a day, a month and a year"),
    ],
)
def test_a_day_that_is_none_is_named_and_leads_to_its_first_box(parts: tuple[str, str, str], says: str) -> None:
    form = OneDay(dict(zip(("day_day", "day_month", "day_year"), parts, strict=True)))
    (problem,) = problems(form)
    assert problem.text.startswith("“Day of publication”") and says in problem.text
    assert problem.href == "#id_day_day"
    assert 'id="id_day_day"' in draw(form)


def test_a_whole_form_that_is_right_passes() -> None:
    data = {"name": "Ann", "email": "ann@example.org", "password": "x", "days": "3", "grade": "good",
            "method": "confirm", "agreed": "on", "day_day": "1", "day_month": "2", "day_year": "2021"}  # fmt: skip
    form = EveryField(data, {"document": SimpleUploadedFile("a.pdf", b"%PDF")})
    assert form.is_valid(), form.errors
