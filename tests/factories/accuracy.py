"""A draft with words in it, and what becomes of it at the service, for tests."""

from __future__ import annotations

from unittest.mock import patch

from tests.cast import Cast
from touchstone.foundation.core import clock
from touchstone.inspectorate.accuracy.actions import challenges, comments, opening
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyComment, Challenge, SentLine
from touchstone.inspectorate.drafting import gate
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Section, Statement

DAYS = opening.Days(5, "working", "Set by the lead inspector.")


def make_draft(cast: Cast, *texts: str, area: str = "Write every plan within ten days.") -> Draft:
    """A draft being written, with a statement for each text under one heading, and one area for improvement."""
    cast.at("settled")
    now, lead = clock.now(), cast["lead"]
    saved = {"saved_by": lead, "saved_at": now}
    draft = Draft.objects.create(
        inspection=cast.inspection, state="writing", output_key="report", form="report", title="Northmere in 2026",
        opened_by=lead, opened_at=now, **saved,
    )  # fmt: skip
    section = Section.objects.create(draft=draft, order=1, key="leadership", title="Leadership")
    for order, text in enumerate(texts or ("Most plans are clear.", "Staff meet every week.")):
        # Plain: it needs no finding behind it.
        Statement.objects.create(section=section, order=order, text=text, text_at=now, plain=True, **saved)
    if area:
        DraftArea.objects.create(draft=draft, order=0, text=area, text_at=now, **saved)
    return draft


def send(cast: Cast, draft: Draft, days: opening.Days = DAYS) -> AccuracyCheck:
    """Send a draft past what the checks of its text would stop: those are drafting's to test."""
    with patch.object(gate, "check_open"):
        return opening.send(by=cast["lead"], draft=draft, days=days, words="Please check it.")


def sent(cast: Cast, *texts: str, days: opening.Days = DAYS) -> AccuracyCheck:
    """The draft at the service, with five working days to check it."""
    return send(cast, make_draft(cast, *texts), days)


def line(check: AccuracyCheck, label: str = "1") -> SentLine:
    return check.lines.get(label=label)


def comment(
    cast: Cast, check: AccuracyCheck, text: str = "It was ten.", *, label: str = "1", proposed: str = ""
) -> AccuracyComment:
    """A comment of the service on a line, not sent."""
    said = comments.Said("factual_error", text, proposed)
    return comments.write(by=cast["head"], check=check, line=line(check, label), said=said)


def returned(cast: Cast, check: AccuracyCheck, *texts: str) -> list[AccuracyComment]:
    """Comments on line 1, sent."""
    made = [comment(cast, check, text) for text in texts]
    comments.send_all(by=cast["head"], check=check, count=len(made))
    for row in made:
        row.refresh_from_db()
    return made


def challenge(cast: Cast, about: str = "process", judgement: str = "") -> Challenge:
    """A challenge by the head of service."""
    asked = challenges.Asked(about, "It was rushed.", "Look again.", judgement)
    return challenges.make(by=cast["head"], inspection=cast.inspection, asked=asked)
