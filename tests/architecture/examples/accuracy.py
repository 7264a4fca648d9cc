"""A draft at the service with a comment that was sent and one that was not, each with a file; and a challenge."""

from __future__ import annotations

import io
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories import accuracy
from touchstone.inspectorate.accuracy.actions import answering, challenges, comments, ending

PREFIXES = ("accuracy", "challenge", "challenges")

_COMMENT = {"kind": "wording", "text": "Say it so.", "proposed": "", "revision": "0"}
_ANSWER = {"state": "accepted", "answer": "So it is.", "revision": "0"}
_DAYS = {"length": "5", "unit": "working", "basis": "Said so."}
_DAY = {"day": "1", "month": "3", "year": "2027"}
_PAUSE = {"reason": "A holiday.", **{f"from_day_{part}": value for part, value in _DAY.items()}}
_RESUME = {f"on_{part}": value for part, value in _DAY.items()}
_CHALLENGE = {"about": "process", "text": "It was rushed.", "wanted": "Look again.", "judgement_key": ""}
_OUTCOME = {"outcome": "upheld", "reasons": "It was.", "number": "1"}


def _file() -> io.BytesIO:
    return io.BytesIO(b"A list of cases.")


def make(cast: Cast) -> dict[str, Any]:
    """Comment 1 is sent with a file, comment 2 is not. An earlier check is answered. Challenge 1 has a file."""
    state = cast.inspection.state
    first = accuracy.sent(cast)
    accuracy.returned(cast, first, "It was six.")
    ending.end(by=cast["lead"], check=first)
    written = first.comments.get()
    answering.answer(by=cast["lead"], comment=written, base=written.revision, verdict="accepted", why="It was.")
    first.refresh_from_db()
    answering.send_answers(by=cast["lead"], check=first)
    again = accuracy.send(cast, first.draft)
    sent = accuracy.comment(cast, again)
    file = comments.add_file(by=cast["head"], comment=sent, data=_file(), name="list.txt")
    comments.send_all(by=cast["head"], check=again, count=1)
    accuracy.comment(cast, again, "Not sent.")
    made = accuracy.challenge(cast)
    added = challenges.add_file(by=cast["head"], challenge=made, data=_file(), name="list.txt")
    cast.at(state)
    values = {"slug": cast.inspection.slug, "check": first.pk, "number": 1, "order": 1, "file": file.pk}
    type(added).objects.filter(pk=added.pk).update(id=file.pk)  # one number for the addresses of both
    return values


def _settled(allowed: str, refused: str, **more: Any) -> Visit:
    return Visit(allowed, refused, state="settled", **more)


VISITS = {
    "accuracy": _settled("director", "head"),
    "accuracy-send": _settled("lead", "inspector"),
    "accuracy-day": _settled("lead", "head", method="post", data=_DAYS),
    "accuracy-pause": _settled("lead", "inspector", method="post", data=_PAUSE),
    "accuracy-resume": _settled("lead", "director", method="post", data=_RESUME),
    "accuracy-remind": _settled("lead", "manager", method="post"),
    "accuracy-end": _settled("lead", "moderator", method="post", data={"reason": "Enough."}),
    "accuracy-take-back": _settled("lead", "head", method="post", data={"reason": "A page is missing."}),
    "accuracy-file": _settled("inspector", "outsider"),
    "accuracy-comment": _settled("inspector", "director", method="post", data=_ANSWER),
    "accuracy-change": _settled("second", "head", method="post", data={"text": "So.", "text_cy": "", "revision": "0"}),
    "accuracy-answers": _settled("moderator", "manager"),
    "accuracy-answers-text": _settled("director", "other_lead"),
    "accuracy-asked": _settled("head", "lead"),
    "accuracy-asked-text": _settled("manager", "lead"),
    "accuracy-asked-table": _settled("manager", "inspector"),
    "accuracy-asked-line": _settled("data_officer", "inspector", method="post", data=_COMMENT),
    "accuracy-asked-comment": _settled("head", "lead"),
    "accuracy-asked-step": _settled("head", "other_head", method="post", data={"do": "withdraw"}),
    "accuracy-asked-send": _settled("head", "lead"),
    "accuracy-asked-file": _settled("manager", "lead"),
    "accuracy-asked-answers": _settled("head", "other_head"),
    "accuracy-asked-answers-text": _settled("head", "inspector"),
    "challenges": _settled("director", "head"),
    "challenge": _settled("director", "lead", method="post", data=_OUTCOME),
    "challenge-day": _settled("director", "lead", method="post", data=_DAYS),
    "challenge-lift": _settled("director", "lead", method="post", data={"reason": "It is small."}),
    "challenge-close": _settled("director", "head", method="post"),
    "challenge-file": _settled("director", "outsider"),
    "challenges-asked": _settled("head", "lead"),
    "challenge-make": _settled("head", "director", method="post", data=_CHALLENGE),
    "challenge-asked": _settled("manager", "lead"),
    "challenge-add-file": _settled("manager", "director", method="post"),
    "challenge-take-on": _settled("head", "lead", method="post", data={"words": "It is not right."}),
    "challenge-step": _settled("head", "lead", method="post", data={"do": "withdraw"}),
    "challenge-asked-file": _settled("head", "director"),
}
