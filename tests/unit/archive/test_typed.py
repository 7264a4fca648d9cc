"""Is what a person typed a value of its type, and if not, are they told in a sentence they can act on?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.inspectorate.archive import typed
from touchstone.inspectorate.archive.vocabulary import Meaning, Type

GRADES = {"good": "Good", "requires_improvement": "Requires improvement"}


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [
        ("5 October 2009", date(2009, 10, 5), "day"),
        ("5th october 2009", date(2009, 10, 5), "day"),
        ("05/10/2009", date(2009, 10, 5), "day"),
        ("5 Hydref 2009", date(2009, 10, 5), "day"),
        ("5 Oct 2009", date(2009, 10, 5), "day"),
        ("2009-10-05", date(2009, 10, 5), "day"),
        ("October 2009", date(2009, 10, 1), "month"),
        ("2009-10", date(2009, 10, 1), "month"),
        ("2009", date(2009, 1, 1), "year"),
        ("week commencing 5 October 2009", date(2009, 10, 5), "week"),
        ("Before 31 January 2011", date(2011, 1, 31), "before"),
    ],
)
def test_dates_keep_the_precision_they_were_given(text: str, start: date, precision: str) -> None:
    when = typed.parse_date(text)
    assert (when.start, str(when.precision)) == (start, precision)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31 February 2009", "is not a date"),
        ("soon", "Write it like 5 October 2009"),
        ("13/13/2009", "is not a date"),
        ("5 October 0209", "between 1980 and 2100"),
        ("1 J 2009", "is not a date"),
    ],
)
def test_what_is_no_date_is_said(text: str, says: str) -> None:
    with pytest.raises(typed.NotOfType, match=says):
        typed.parse_date(text)


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_that_is_shown_can_be_typed_again(day: date) -> None:
    shown = f"{day.day} {day:%B} {day.year}"
    assert typed.parse_date(shown).start == day


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Type.WHOLE_NUMBER, "1,204", 1204),
        (Type.NUMBER, "12.5", 12.5),
        (Type.YES_NO, "Yes", True),
        (Type.YES_NO, "no", False),
        (Type.KEY, "User engagement", "user_engagement"),
        (Type.COUNTS, "1 good, 5 satisfactory", {"good": 1, "satisfactory": 5}),
        (Type.LINES, "en\n\ncy ", ["en", "cy"]),
        (Type.TEXT, "  two   words ", "two words"),
        (Type.TEXT, "   ", None),
    ],
)
def test_each_type_is_parsed(kind: Type, text: str, value: object) -> None:
    assert typed.parse(Meaning("It", kind), text) == value


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        (Type.WHOLE_NUMBER, "many", "It must be a whole number, like 20. You wrote “many”"),
        (Type.WHOLE_NUMBER, "-1", "must be a whole number"),
        (Type.NUMBER, "x", "must be a number"),
        (Type.YES_NO, "perhaps", "must be yes or no"),
        (Type.KEY, "é!", "small letters, digits"),
        (Type.COUNTS, "good", "numbers with what they count"),
    ],
)
def test_each_mistake_has_its_sentence(kind: Type, text: str, says: str) -> None:
    with pytest.raises(typed.NotOfType, match=says):
        typed.parse(Meaning("It", kind), text)


def test_a_choice_is_taken_by_its_key_or_its_words() -> None:
    meaning = Meaning("Grade", Type.CHOICE, "grades")
    assert typed.parse(meaning, "requires improvement", GRADES) == "requires_improvement"
    assert typed.parse(meaning, "good", GRADES) == "good"
    with pytest.raises(typed.NotOfType, match="“splendid” is not one of these: Good, Requires improvement"):
        typed.parse(meaning, "splendid", GRADES)


@pytest.mark.parametrize("value", ["words", 7, True, {"good": 1, "inadequate": 2}, ["en", "cy"]])
def test_what_is_shown_can_be_typed_back(value: object) -> None:
    kinds = {str: Type.TEXT, int: Type.WHOLE_NUMBER, bool: Type.YES_NO, dict: Type.COUNTS, list: Type.LINES}
    assert typed.parse(Meaning("It", kinds[type(value)]), typed.as_typed(value)) == value
