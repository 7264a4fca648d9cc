"""Statements: written, saved by two at once, moved, taken out, brought back, and what they rest on."""

from __future__ import annotations

import pytest

from tests.factories.drafts import drafted, live_finding, make_section, make_statement
from tests.factories.records import make_inspection
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import policies
from touchstone.inspectorate.drafting.actions import statements
from touchstone.inspectorate.drafting.models import Statement, StatementVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return drafted()


def texts(section) -> list[str]:
    return [row.text for row in Statement.objects.filter(section=section, removed=False).order_by("order", "pk")]


def test_a_statement_begins_with_its_first_version_and_its_findings(scene):
    cast, _draft, section = scene
    finding = live_finding(cast)
    made = statements.add_statement(
        by=cast["inspector"], section=section, text=" Plans are clear.\r\nAll of them. ", findings=[finding]
    )
    assert made.text == "Plans are clear.\nAll of them."
    assert (made.text_at, made.text_cy_at) == (made.saved_at, None)
    assert list(made.findings.all()) == [finding]
    version = made.versions.get()
    assert (version.revision, version.text, version.by) == (0, made.text, cast["inspector"])
    assert AuditEvent.objects.filter(action="drafting.add_statement", subject_id=str(made.pk)).exists()


@pytest.mark.parametrize("who", ["outsider", "moderator", "director", "head", "other_lead", "planner"])
def test_who_may_not_write_statements(scene, who):
    cast, draft, section = scene
    with pytest.raises(Refused, match="does not include it"):
        statements.add_statement(by=cast[who], section=section, text="No.")
    assert not policies.can_write(cast[who], draft)
    assert policies.can_write(cast["second"], draft)


@pytest.mark.parametrize("state", ["with_service", "signed", "publishing", "published"])
def test_the_text_stands_still_where_it_must(scene, state):
    cast, draft, section = scene
    made = make_statement(section, cast["lead"])
    draft.state = state
    draft.save()
    tries = [
        lambda: statements.add_statement(by=cast["lead"], section=section),
        lambda: statements.save_statement(by=cast["lead"], statement=made, base=0, text="Other."),
        lambda: statements.move(by=cast["lead"], statement=made, places=1),
        lambda: statements.remove(by=cast["lead"], statement=made),
        lambda: statements.mark_plain(by=cast["lead"], statement=made, plain=True),
        lambda: statements.link_finding(by=cast["lead"], statement=made, finding=live_finding(cast)),
    ]
    for attempt in tries:
        with pytest.raises(Refused, match="does not change now"):
            attempt()


def test_saving_counts_up_dates_each_language_and_keeps_every_version(scene):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"], "One.")
    first = made.text_at
    assert statements.save_statement(by=cast["inspector"], statement=made, base=0, text="One.", text_cy="Un.")
    assert (made.revision, made.text_at, made.text_cy) == (1, first, "Un.")
    assert made.text_cy_at == made.saved_at > first
    assert statements.save_statement(by=cast["lead"], statement=made, base=1, text="Two.", why="Comment 3")
    assert made.text_cy == "Un."
    assert made.text_at > made.text_cy_at
    assert [(v.revision, v.text, v.text_cy, v.why) for v in made.versions.all()] == [
        (0, "One.", "", ""),
        (1, "One.", "Un.", ""),
        (2, "Two.", "Un.", "Comment 3"),
    ]


def test_saving_the_same_again_writes_nothing(scene):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"], "One.")
    assert not statements.save_statement(by=cast["lead"], statement=made, base=0, text="One. ")
    assert statements.save_statement(by=cast["lead"], statement=made, base=0, text="Two.")
    assert not statements.save_statement(by=cast["inspector"], statement=made, base=0, text="Two.")
    assert made.versions.count() == 2


def test_the_second_of_two_at_once_is_told_and_loses_nothing(scene):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"], "One.")
    statements.save_statement(by=cast["inspector"], statement=made, base=0, text="Theirs.")
    with pytest.raises(Conflict) as caught:
        statements.save_statement(by=cast["lead"], statement=made, base=0, text="Mine.", merge=True)
    assert (caught.value.mine["text"], caught.value.theirs["text"]) == ("Mine.", "Theirs.")
    assert caught.value.saved_by == "Inspector"
    made.refresh_from_db()
    assert made.text == "Theirs."


def test_english_and_welsh_written_at_once_are_both_kept(scene):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"], "One.", text_cy="Un.")
    statements.save_statement(by=cast["inspector"], statement=made, base=0, text="One.", text_cy="Un peth.")
    save = {"by": cast["lead"], "statement": made, "base": 0, "text": "One thing.", "text_cy": "Un."}
    with pytest.raises(Conflict):
        statements.save_statement(**save)
    assert statements.save_statement(**save, merge=True)
    assert (made.text, made.text_cy, made.revision) == ("One thing.", "Un peth.", 2)


def test_an_earlier_version_comes_back_as_a_new_one(scene):
    cast, _draft, section = scene
    made, other = make_statement(section, cast["lead"], "One."), make_statement(section, cast["lead"], "Other.")
    statements.save_statement(by=cast["lead"], statement=made, base=0, text="Two.", text_cy="Dau.")
    first = made.versions.get(revision=0)
    assert statements.restore(by=cast["inspector"], statement=made, version=first, base=1)
    assert (made.text, made.text_cy, made.text_cy_at, made.revision) == ("One.", "", None, 2)
    assert made.versions.get(revision=2).why == "Brought back version 1"
    with pytest.raises(Refused, match="another statement"):
        statements.restore(by=cast["lead"], statement=other, version=first, base=0)
    with pytest.raises(Conflict):
        statements.restore(by=cast["lead"], statement=made, version=made.versions.get(revision=1), base=1)


def test_statements_are_added_after_another_and_move_within_those_that_are_there(scene):
    cast, _draft, section = scene
    by = cast["lead"]
    a, b = make_statement(section, by, "A"), make_statement(section, by, "B")
    between = statements.add_statement(by=by, section=section, text="A2", after=a)
    assert texts(section) == ["A", "A2", "B"]
    statements.remove(by=by, statement=between)
    statements.move(by=by, statement=b, places=-1)
    assert texts(section) == ["B", "A"]
    statements.move(by=by, statement=b, places=-1)
    statements.bring_back(by=by, statement=between)
    statements.move(by=by, statement=b, places=2)
    assert texts(section)[-1] == "B"
    with pytest.raises(Refused, match="another section"):
        elsewhere = make_section(section.draft, "complaints")
        statements.add_statement(by=by, section=elsewhere, text="C", after=a)


def test_added_after_one_of_several_with_the_same_place(scene):
    cast, _draft, section = scene
    by = cast["lead"]
    a, _b = make_statement(section, by, "A"), make_statement(section, by, "B")
    Statement.objects.filter(section=section).update(order=0)
    statements.add_statement(by=by, section=section, text="A2", after=a)
    assert texts(section) == ["A", "A2", "B"]


def test_what_is_taken_out_keeps_its_words_and_does_not_change(scene):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"], "One.")
    statements.remove(by=cast["lead"], statement=made)
    statements.remove(by=cast["lead"], statement=made)
    assert made.removed
    assert StatementVersion.objects.filter(statement=made).count() == 1
    with pytest.raises(Refused, match="Bring it back first"):
        statements.save_statement(by=cast["lead"], statement=made, base=0, text="Two.")
    statements.bring_back(by=cast["lead"], statement=made)
    assert texts(section) == ["One."]
    assert AuditEvent.objects.filter(action="drafting.remove").count() == 1


def test_findings_behind_a_statement(scene):
    cast, _draft, section = scene
    made, finding = make_statement(section, cast["lead"]), live_finding(cast)
    for _twice in range(2):
        statements.link_finding(by=cast["lead"], statement=made, finding=finding)
    assert list(made.findings.all()) == [finding]
    assert AuditEvent.objects.filter(action="drafting.link_finding").count() == 1
    for _twice in range(2):
        statements.unlink_finding(by=cast["lead"], statement=made, finding=finding)
    assert not made.findings.exists()
    statements.save_statement(by=cast["lead"], statement=made, base=0, text=made.text, findings=[finding])
    assert list(made.findings.all()) == [finding]


def test_a_statement_rests_on_no_withdrawn_finding_and_on_none_of_elsewhere(scene):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"])
    gone = live_finding(cast, withdrawn_reason="Counted twice.")
    with pytest.raises(Refused, match="Counted twice"):
        statements.link_finding(by=cast["lead"], statement=made, finding=gone)
    other = live_finding(cast)
    other.inspection = make_inspection(cast.other_service)
    other.save()
    with pytest.raises(Refused, match="another inspection"):
        statements.save_statement(by=cast["lead"], statement=made, base=0, text="One.", findings=[other])
    assert not made.findings.exists()


def test_a_statement_may_say_nothing_of_what_was_found(scene):
    cast, _draft, section = scene
    made = make_statement(section, cast["lead"], "We thank everybody.")
    statements.mark_plain(by=cast["lead"], statement=made, plain=True)
    made.refresh_from_db()
    assert made.plain
    assert AuditEvent.objects.filter(action="drafting.mark_plain").count() == 1
