"""Which points of a section are areas for improvement, and which are parts of one?"""

from __future__ import annotations

import pytest

from touchstone.reader.document import Document
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_items import Item, Items, class_of, item_row


def items(text: str, *, by_class_only: bool = False) -> list[Item]:
    body = Body(Document([text], "text/plain"))
    return Items(body, 0, len(body.lines), by_class_only=by_class_only).read()


def told(text: str, *, by_class_only: bool = False) -> list[tuple[str, int, str | None]]:
    return [(item.text, item.sub_bullets, item.printed_class) for item in items(text, by_class_only=by_class_only)]


def test_bullets_over_several_lines() -> None:
    text = "◼ The pace of change in\nthe north of the town.\n◼ The plans."
    assert told(text) == [("The pace of change in the north of the town.", 0, None), ("The plans.", 0, None)]


def test_dashes_under_a_bullet_are_its_own() -> None:
    text = "• The response to children:\n– who are away\n– who are new\nto the town\n• The plans."
    assert told(text) == [
        ("The response to children:\n– who are away\n– who are new to the town", 2, None),
        ("The plans.", 0, None),
    ]


def test_bullets_under_a_number_are_its_own() -> None:
    text = "1. Write down:\n\uf06e visits\n\uf06e calls\n2.Ask people.\n3.\nTell them."
    assert told(text) == [
        ("Write down:\n– visits\n– calls", 2, None),
        ("Ask people.", 0, None),
        ("Tell them.", 0, None),
    ]


def test_lines_that_begin_like_headings_or_numbers_go_on_with_their_item() -> None:
    text = "1. Hold enquiries under\nsection 47 and\n20. in the act, with its\nareas for improvement\nand strengths.\n"
    found = items(text + "2. Next.")
    assert [item.number for item in found] == [1, 2]
    assert "areas for improvement and strengths." in found[0].text


def test_themes_between_items_are_no_part_of_them() -> None:
    text = "Leadership\n1. Do this well.\nPlans and records\n2. Do that.\n"
    assert told(text) == [("Do this well.", 0, None), ("Do that.", 0, None)]


def test_classes_and_numbers_that_begin_again_under_them() -> None:
    text = "Priority and immediate action\n1. Now.\n2. At once.\nAreas for improvement:\n1. Later.\n"
    assert told(text) == [
        ("Now.", 0, "Priority and immediate action"),
        ("At once.", 0, "Priority and immediate action"),
        ("Later.", 0, "Areas for improvement"),
    ]


def test_only_under_timescales() -> None:
    text = "To do better, take this action.\n• not this\nImmediately:\n• This.\nWithin three months:\n• That."
    assert told(text, by_class_only=True) == [("This.", 0, "Immediately"), ("That.", 0, "Within three months")]


def test_a_gap_in_the_numbers_is_doubted() -> None:
    found = items("1. One thing.\n3. Another thing.")
    assert [bool(item.doubt) for item in found] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "◼ The pace of change in the town.\nThe plans of those who are new to the town.",
        "1. Write down the following, for all of the people of the north of the town:\nvisits\n2. Ask.",
    ],
)
def test_points_that_may_have_run_together_are_doubted(text: str) -> None:
    longer = text + "\n" + ("◼" if text[0] == "◼" else "3.") + " " + "Long words of a last point " * 3
    assert items(longer)[0].doubt


def test_points_without_bullets_are_told_by_their_ends_and_doubted() -> None:
    body = Body(
        Document(
            ["The pace of change in the north of the town, which is slow\nenough.\nThe plans.\nThe calls."],
            "text/plain",
        )
    )
    found = Items(body, 0, len(body.lines)).without_bullets()
    assert [item.text.split()[1] for item in found] == ["pace", "plans.", "calls."]
    assert all(item.doubt for item in found)


def test_prose_is_no_list() -> None:
    text = (
        "There is little that has to improve, as leaders know the whole of their service well and\nsay so themselves."
    )
    body = Body(Document([text], "text/plain"))
    assert Items(body, 0, len(body.lines)).without_bullets() == []


def test_a_numbered_point_that_says_nothing_is_to_do_is_kept_and_doubted() -> None:
    text = "Priority and immediate action\n1. The inspection did not find any areas for priority action."
    body = Body(Document([text], "text/plain"))
    row = item_row(Items(body, 0, len(body.lines)).read()[0], "local_authority", body)
    assert row["text"].confidence < 0.9
    assert "nothing to do" in row["text"].doubt


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Priority actions", "priority_action"),
        ("Within 3 months of the inspection:", "within_three_months"),
        ("Areas for improvement2", "area_for_improvement"),
        ("Immediately after that", None),
    ],
)
def test_classes(text: str, key: str | None) -> None:
    assert class_of(text) == key
