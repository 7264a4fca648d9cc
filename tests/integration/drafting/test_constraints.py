"""What the database itself refuses: what was written, signed or kept for a reason does not change afterwards."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.drafts import drafted, make_statement
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.actions import comments, statements
from touchstone.inspectorate.drafting.models import AcceptedWarning, SignOff, StatementVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return drafted()


def refused(rows, **changes) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        rows.update(**changes)


def test_what_was_written_signed_or_kept_does_not_change(scene):
    cast, draft, section = scene
    make_statement(section, cast["lead"], "One.")
    now = timezone.now()
    SignOff.objects.create(draft=draft, person=cast["lead"], role="lead", seen="a" * 64, at=now)
    AcceptedWarning.objects.create(draft=draft, rule="spelling", seen="b" * 64, reason="So.", by=cast["lead"], at=now)
    refused(StatementVersion.objects.all(), text="Another.")
    refused(SignOff.objects.all(), seen="c" * 64)
    refused(AcceptedWarning.objects.all(), reason="Otherwise.")
    draft.delete()
    assert not StatementVersion.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "שלום: הילדים מחכים",
        "A practitioner 👩‍👧 met each child.",
        "e\u0301 and é",
        "x" * 20_000,
        "<script>alert(1)</script>",
    ],
)
def test_any_text_is_kept_as_it_was_written(scene, text):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"], "One.")
    statements.save_statement(by=cast["lead"], statement=made, base=0, text=text, text_cy=text)
    made.refresh_from_db()
    assert (made.text, made.text_cy) == (text, text)
    assert made.versions.last().text == text


def test_a_comment_has_words_and_an_end(scene):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"])
    assert comments.comment(by=cast["moderator"], statement=made, text="Look\0 here.").text == "Look here."
    with pytest.raises(Refused, match="at most"):
        comments.comment(by=cast["moderator"], statement=made, text="x" * 8001)
    with pytest.raises(Refused, match="needs words"):
        comments.comment(by=cast["moderator"], statement=made, text="\0 ")
