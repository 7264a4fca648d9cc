"""The information request: an item of each state, an answer with a file, and a list that was refused."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.requests import ask
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.requests.actions import answers
from touchstone.inspectorate.requests.models import RefusedList

PREFIXES = ("request-",)

_ITEM = {"title": "Plans", "text": "", "list_key": "", "revision": "0"}
_ANSWER = {"text": "Here it is.", "revision": "0", "do": "save"}


def make(cast: Cast) -> dict[str, Any]:
    """Item 1 is answered, item 2 asks for a list and had a bad one, item 3 is not sent."""
    state = cast.inspection.state
    first, second, _third = ask(cast, "Plans", "Posts", "Later", lists={"Posts": "posts"}, sent=2)
    answers.add_file(by="tests", item=first, data=io.BytesIO(b"Our plan."), name="plan.txt")
    answer = answers.give(by="tests", item=first)
    RefusedList.objects.create(item=first, name="old.csv", problems=1, errors="row", refused_at=clock.now())
    with suppress(Refused):
        answers.add_file(by="tests", item=second, data=io.BytesIO(b"post\n1\n"), name="posts.csv")
    file = answer.files.get()
    cast.at(state)
    return {"slug": cast.inspection.slug, "number": first.number, "file": file.pk, "key": "posts"}


VISITS = {
    "request-overview": Visit("director", "head"),
    "request-starting-list": Visit("lead", "inspector", method="post"),
    "request-add-item": Visit("lead", "inspector", method="post", data=_ITEM),
    "request-send": Visit("lead", "head", data={"length": "5", "unit": "working", "basis": "Said so."}),
    "request-all-answers": Visit("inspector", "manager"),
    "request-file": Visit("inspector", "outsider"),
    "request-item": Visit("inspector", "head"),
    "request-decide": Visit("inspector", "planner", method="post", data={"verdict": "accept", "seen": "1"}),
    "request-edit-item": Visit("lead", "inspector"),
    "request-remove-item": Visit("lead", "inspector", method="post"),
    "request-withdraw-item": Visit("lead", "second", method="post", data={"reason": "Known already."}),
    "request-schema": Visit("head", ""),
    "request-template": Visit("head", ""),
    "request-asked": Visit("manager", "other_head"),
    "request-asked-file": Visit("data_officer", "lead"),
    "request-asked-item": Visit("head", "inspector"),
    "request-answer": Visit("data_officer", "lead", method="post", data=_ANSWER),
    "request-errors": Visit("data_officer", "lead"),
}
