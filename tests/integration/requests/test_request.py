"""Is a service asked item by item, and is every answer and decision kept?"""

from __future__ import annotations

import io
from datetime import date

import pytest

from tests.cast import Cast, play
from tests.factories.requests import ask
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.requests import presenters, queries, vocabulary
from touchstone.inspectorate.requests.actions import answers, decisions, items
from touchstone.inspectorate.requests.models import AnswerFile, RefusedList, RequestItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def state(item: RequestItem) -> str:
    item.refresh_from_db()
    return item.state


def answered(cast: Cast, text: str = "Here it is.") -> RequestItem:
    (item,) = ask(cast, "Plans")
    answers.save_text(by=cast["manager"], item=item, base=0, text=text)
    answers.give(by=cast["manager"], item=item)
    item.refresh_from_db()
    item.inspection = cast.inspection
    return item


# -- asking ----------------------------------------------------------------------------------------------------------


def test_the_starting_list_serves_only_areas_of_the_framework_and_comes_once(cast: Cast) -> None:
    assert items.take_starting_list(by=cast["lead"], inspection=cast.inspection) == len(vocabulary.starting_list())
    known = {key for key, _title in queries.areas_of(cast.inspection)}
    held = queries.items(cast.inspection)
    assert [item.number for item in held] == list(range(1, len(held) + 1))
    assert all(set(item.areas) <= known for item in held)
    assert any(len(item.areas) > 1 for item in held)
    assert items.take_starting_list(by=cast["lead"], inspection=cast.inspection) == 0


def test_a_draft_is_changed_and_removed_but_not_once_it_was_sent(cast: Cast) -> None:
    sent, draft = ask(cast, "Plans", "Later", sent=1)
    changes = {"title": "Sooner", "text": "All of it.", "areas": [], "list_key": "posts"}
    items.edit_item(by=cast["lead"], item=draft, base=0, changes=changes)
    assert (draft.title, draft.list_key, draft.revision) == ("Sooner", "posts", 1)
    items.remove_item(by=cast["lead"], item=draft)
    for act in (
        lambda: items.edit_item(by=cast["lead"], item=sent, base=0, changes=changes),
        lambda: items.remove_item(by=cast["lead"], item=sent),
    ):
        with pytest.raises(Refused, match="Withdraw it and write another"):
            act()
    assert list(cast.inspection.request_items.all()) == [sent]


def test_two_who_change_a_draft_lose_neither_text(cast: Cast) -> None:
    (draft,) = ask(cast, "Later", sent=0)
    mine = {"title": "Mine", "text": "", "areas": [], "list_key": ""}
    items.edit_item(by=cast["lead"], item=draft, base=0, changes=mine)
    with pytest.raises(conflicts.Conflict) as caught:
        items.edit_item(by=cast["lead"], item=draft, base=0, changes={**mine, "title": "Theirs"})
    assert (caught.value.mine["title"], caught.value.theirs["title"]) == ("Theirs", "Mine")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": " "}, "Say in a few words"),
        ({"areas": ["no_such_area"]}, "no judgement area"),
        ({"list_key": "no-such-list"}, "no form of list"),
    ],
)
def test_an_item_that_makes_no_sense_is_refused(cast: Cast, change: dict[str, object], says: str) -> None:
    with pytest.raises(Refused, match=says):
        items.write_item(by=cast["lead"], inspection=cast.inspection, **{"title": "Plans", **change})


def test_sending_starts_one_clock_and_tells_the_service(cast: Cast) -> None:
    first, second = ask(cast, "Plans", "Posts", days=5)
    assert first.clock == second.clock
    assert first.clock is not None and first.clock.owner == cast.inspectorate.slug
    told = set(OutboxEmail.objects.values_list("to", flat=True))
    assert told == {"head@cast.example", "manager@cast.example", "data_officer@cast.example"}
    assert "2 things" in OutboxEmail.objects.filter(to="head@cast.example").get().body


def test_nothing_is_sent_before_the_inspection_is_announced(cast: Cast) -> None:
    cast.at("planned")
    items.write_item(by=cast["lead"], inspection=cast.inspection, title="Plans")
    with pytest.raises(Refused, match="Announce the inspection first"):
        items.send(by=cast["lead"], inspection=cast.inspection, length=5, unit="working", basis="Said so.")
    cast.at("announced")
    assert items.send(by=cast["lead"], inspection=cast.inspection, length=5, unit="working", basis="Said so.") == 1
    with pytest.raises(Refused, match="Nothing waits to be sent"):
        items.send(by=cast["lead"], inspection=cast.inspection, length=5, unit="working", basis="Said so.")


def test_withdrawing_says_why_and_closes_the_clock(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    with pytest.raises(Refused, match="Say why"):
        items.withdraw(by=cast["lead"], item=item, reason=" ")
    items.withdraw(by=cast["lead"], item=item, reason="It was in the plan.")
    assert state(item) == "withdrawn"
    assert Clock.objects.get(pk=item.clock_id).stopped_because == Clock.Stopped.CANCELLED
    with pytest.raises(Refused, match="no longer asked for"):
        answers.save_text(by=cast["manager"], item=item, base=0, text="Too late.")


# -- answering -------------------------------------------------------------------------------------------------------


def test_an_answer_is_written_in_steps_and_given(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    draft = answers.save_text(by=cast["manager"], item=item, base=0, text="Half of")
    assert queries.answers(item) == []  # the inspectorate does not see what is being written
    answers.save_text(by=cast["head"], item=item, base=draft.revision, text="All of it.")
    answers.add_file(by=cast["manager"], item=item, data=io.BytesIO(b"Plan"), name="plan.txt")
    given = answers.give(by=cast["manager"], item=item)
    assert (given.round, given.text, state(item)) == (1, "All of it.", "answered")
    assert [file.name for file in given.files.all()] == ["plan.txt"]
    assert Clock.objects.get(pk=item.clock_id).stopped_because == Clock.Stopped.MET
    with pytest.raises(Refused, match="waits for the inspectorate"):
        answers.save_text(by=cast["manager"], item=item, base=0, text="More.")


def test_two_colleagues_who_write_one_answer_lose_neither_text(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    answers.save_text(by=cast["manager"], item=item, base=0, text="Hers.")
    with pytest.raises(conflicts.Conflict) as caught:
        answers.save_text(by=cast["head"], item=item, base=0, text="His.")
    assert (caught.value.mine, caught.value.theirs) == ({"text": "His."}, {"text": "Hers."})
    answers.save_text(by=cast["head"], item=item, base=caught.value.revision, text="Both.")
    assert queries.draft(item).text == "Both."


def test_an_empty_answer_is_no_answer(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    with pytest.raises(Refused, match="say so in words"):
        answers.give(by=cast["manager"], item=item)
    assert state(item) == "asked"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("plan.pdf", b"just words", "do not agree: by its bytes it is plain text"),
        ("plan.docx", b"%PDF-1.7 words", "by its bytes it is a PDF file"),
        ("plan.txt", b"<!doctype html><html><script>1</script></html>", "is a web page by its bytes"),
        ("plan.pdf", b"MZ\x90\x00program", "of no kind that can be kept"),
        ("plan.zip", b"PK\x03\x04xx", "of no kind that can be kept"),
        ("plan.txt", b"", "plan.txt is empty"),
    ],
)
def test_a_file_whose_name_or_bytes_lie_is_refused(cast: Cast, name: str, data: bytes, says: str) -> None:
    (item,) = ask(cast, "Plans")
    answers.save_text(by=cast["manager"], item=item, base=0, text="Kept.")
    with pytest.raises(Refused, match=says):
        answers.add_file(by=cast["manager"], item=item, data=io.BytesIO(data), name=name)
    draft = queries.draft(item)
    assert (draft.text, draft.files.count()) == ("Kept.", 0)
    assert not StoredFile.objects.exists()


def test_a_name_loses_its_folders_and_two_files_of_one_name_are_told_apart(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    added = answers.add_file(by=cast["manager"], item=item, data=io.BytesIO(b"a"), name="../../etc/p\u202elan.txt")
    assert added.name == "p_lan.txt"
    with pytest.raises(Refused, match="there already"):
        answers.add_file(by=cast["manager"], item=item, data=io.BytesIO(b"b"), name="p_lan.txt")
    answers.remove_file(by=cast["manager"], item=item, number=added.pk)
    assert queries.draft(item).files.count() == 0


POSTS = "post,area,team,role,hours,vacant,agency,since,cases\n"


def test_nothing_of_a_bad_list_is_taken_and_its_errors_are_said(cast: Cast) -> None:
    (item,) = ask(cast, "Posts", lists={"Posts": "posts"})
    bad = POSTS + "P-1,Fen,,practitioner,1,false,false,,3\nP-2,Fen,,practitioner,2,false,false,,3\n"
    with pytest.raises(answers.ListRefused, match="Nothing of posts.csv was taken: 1 thing"):
        answers.add_file(by=cast["data_officer"], item=item, data=io.BytesIO(bad.encode()), name="posts.csv")
    assert not AnswerFile.objects.exists()
    assert not StoredFile.objects.exists()  # no byte of it stays, beyond the file of errors
    assert RefusedList.objects.get().errors.splitlines() == [
        "row,column,value,expectation",
        "3,hours,2,Not more than 1.",
    ]
    good = io.BytesIO(bad.replace(",2,", ",1,").encode())
    added = answers.add_file(by=cast["data_officer"], item=item, data=good, name="posts.csv")
    assert added.rows == 2
    assert not RefusedList.objects.exists()


def test_a_list_is_csv_or_a_spreadsheet(cast: Cast) -> None:
    (item,) = ask(cast, "Posts", lists={"Posts": "posts"})
    with pytest.raises(Refused, match="send it as CSV or XLSX"):
        answers.add_file(by=cast["data_officer"], item=item, data=io.BytesIO(b"%PDF-1.7 x"), name="posts.pdf")


# -- deciding --------------------------------------------------------------------------------------------------------


def test_an_answer_is_sent_back_answered_again_and_accepted_with_all_its_history(cast: Cast) -> None:
    item = answered(cast)
    first_clock = item.clock_id
    decisions.send_back(by=cast["inspector"], item=item, seen=1, code="incomplete", words="Page 2?", days=3)
    item.refresh_from_db()
    assert item.state == "returned"
    assert item.clock_id != first_clock and item.clock.length == 3
    answers.save_text(by=cast["manager"], item=item, base=0, text="Page 2 too.")
    answers.give(by=cast["manager"], item=item)
    decisions.accept(by=cast["second"], item=item, seen=2)
    assert state(item) == "accepted"
    history = [
        (answer.round, answer.text, [(d.verdict, d.reason_code, d.words, d.by.name) for d in answer.decisions.all()])
        for answer in queries.answers(item)
    ]
    assert history == [
        (2, "Page 2 too.", [("accepted", "", "", "Second")]),
        (1, "Here it is.", [("returned", "incomplete", "Page 2?", "Inspector")]),
    ]
    trail = AuditEvent.objects.filter(action="requests.decide").values_list("summary", flat=True)
    assert len(trail) == 2
    assert OutboxEmail.objects.filter(subject="An answer was sent back", to="head@cast.example").count() == 1


def test_an_accepted_answer_can_be_sent_back_when_something_is_found_out(cast: Cast) -> None:
    item = answered(cast)
    decisions.accept(by=cast["lead"], item=item, seen=1)
    decisions.send_back(by=cast["lead"], item=item, seen=1, code="contradicts", words="", days=2)
    assert state(item) == "returned"
    item.refresh_from_db()
    assert item.clock.stopped_on is None


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"code": "no-such"}, "Choose why"),
        ({"code": "other", "words": " "}, "Say in words"),
        ({"days": 0}, "between 1 and 60"),
        ({"seen": 2}, "answered again since"),
    ],
)
def test_sending_back_needs_a_reason_a_day_and_the_answer_that_was_seen(
    cast: Cast, values: dict[str, object], says: str
) -> None:
    item = answered(cast)
    given = {"seen": 1, "code": "incomplete", "words": "", "days": 3, **values}
    with pytest.raises(Refused, match=says):
        decisions.send_back(by=cast["lead"], item=item, **given)
    assert state(item) == "answered"


def test_what_was_not_answered_cannot_be_decided(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    with pytest.raises(Refused, match="no answer yet"):
        decisions.accept(by=cast["lead"], item=item, seen=1)


# -- how far it is ---------------------------------------------------------------------------------------------------


def test_the_request_says_honestly_how_far_it_is(cast: Cast) -> None:
    assert str(presenters.progress(cast.inspection).words) == "Nothing asked yet"
    done, back, _open, _late = ask(cast, "A", "B", "C", "D")
    for item in (done, back):
        answers.save_text(by=cast["manager"], item=item, base=0, text="Yes.")
        answers.give(by=cast["manager"], item=item)
    decisions.accept(by=cast["lead"], item=done, seen=1)
    decisions.send_back(by=cast["lead"], item=back, seen=1, code="incomplete", words="", days=3)
    items.write_item(by=cast["lead"], inspection=cast.inspection, title="E")
    assert str(presenters.progress(cast.inspection).words) == "1 accepted, 1 returned, 2 waiting, 1 not sent"
    assert str(presenters.service_progress(cast.inspection).words) == "3 to answer"
    over = presenters.service_progress(cast.at("judging"))
    assert (str(over.words), over.done) == ("3 were not answered", True)


def test_late_items_come_first_and_are_counted(cast: Cast, django_assert_num_queries) -> None:
    early, late = ask(cast, "A", "B", days=0)
    Clock.objects.filter(pk=late.clock_id).update(starts_on=date(2020, 1, 1), due=date(2020, 1, 2))
    early_clock = Clock.objects.create(
        starts_on=date(2026, 1, 1), length=999, unit="calendar", basis="x", due="2099-01-01"
    )
    RequestItem.objects.filter(pk=early.pk).update(clock=early_clock)
    with django_assert_num_queries(1):
        counts = queries.counts(cast.inspection)
    assert (counts.waiting, counts.late) == (2, 1)
    with django_assert_num_queries(2):
        found = queries.items(cast.inspection)
    ordered = queries.in_order(found, date(2026, 11, 22), service=True)
    assert [item.title for item in ordered] == ["B", "A"]
    progress = presenters.service_progress(cast.inspection)
    assert (str(progress.words), progress.trouble) == ("2 to answer, 1 late", True)
