"""Does the database itself refuse what must never be in the tables of a request?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import play
from tests.factories.records import NOW
from tests.factories.requests import ask
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.requests.models import Answer, AnswerFile, Decision, RefusedList, Reminder, RequestItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> RequestItem:
    return ask(play(), "Plans")[0]


def answer(item: RequestItem, round: int = 1, **fields: Any) -> Answer:
    return Answer.objects.create(item=item, round=round, saved_at=NOW, **fields)


def another(item: RequestItem, **fields: Any) -> RequestItem:
    values = {"inspection": item.inspection, "number": 9, "title": "X", "saved_at": NOW, **fields}
    return RequestItem.objects.create(**values)


BAD: dict[str, Callable[[RequestItem], Any]] = {
    "number twice": lambda item: another(item, number=item.number),
    "unknown state": lambda item: another(item, state="lost"),
    "sent without time and clock": lambda item: another(item, state="asked"),
    "draft with a time": lambda item: another(item, sent_at=NOW),
    "withdrawn without reason": lambda item: another(item, state="withdrawn", sent_at=NOW, clock=item.clock),
    "reason without withdrawing": lambda item: another(item, withdrawn_reason="why"),
    "from the starting list twice": lambda item: [another(item, number=n, starting_key="plans") for n in (8, 9)],
    "round twice": lambda item: [answer(item, 1, given_at=NOW), answer(item, 1, given_at=NOW)],
    "two answers being written": lambda item: [answer(item, 1), answer(item, 2)],
    "file name twice": lambda item: [
        AnswerFile.objects.create(answer=made, file=store(b"x"), name="a.txt", added_at=NOW)
        for made in [answer(item)] * 2
    ],
    "refused without problems": lambda item: RefusedList.objects.create(
        item=item, name="a", problems=0, errors="", refused_at=NOW
    ),
    "returned without reason": lambda item: Decision.objects.create(answer=answer(item), verdict="returned", at=NOW),
    "accepted with reason": lambda item: Decision.objects.create(
        answer=answer(item), verdict="accepted", reason_code="other", at=NOW
    ),
    "accepted twice": lambda item: [
        Decision.objects.create(answer=made, verdict="accepted", at=NOW) for made in [answer(item)] * 2
    ],
    "reminded twice": lambda item: [
        Reminder.objects.create(item=item, kind="late", about=NOW.date(), sent_at=NOW) for _n in range(2)
    ],
}


@pytest.mark.parametrize("name", BAD)
def test_the_database_refuses(item: RequestItem, name: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BAD[name](item)
