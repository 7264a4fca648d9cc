"""What does each side see of a check in each of its states? And never what is not theirs?"""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories import accuracy
from tests.factories.findings import make_finding, make_item
from tests.factories.people import browser_of
from touchstone.foundation.core import clock
from touchstone.inspectorate.accuracy.actions import answering, comments, ending
from touchstone.inspectorate.accuracy.models import AccuracyCheck
from touchstone.inspectorate.accuracy.queries import checks
from touchstone.inspectorate.drafting.models import Comment, StatementVersion

pytestmark = pytest.mark.django_db

TEXT, SAID, UNSENT, ANSWER, AFTER = (
    "Plans were late.",
    "It was ten.",
    "Not yet sent.",
    "You are right.",
    "Ten were late.",
)
SECRETS = ("Hidden finding", "Hidden comment of a colleague", "Hidden version", "Hidden thought", "Hidden evidence")
AREA = "private_law_practice"


def at(cast: Cast, state: str) -> AccuracyCheck:
    """Take a check to a state, on the way that people take."""
    cast.at("fieldwork")
    finding = make_finding(cast.inspection, cast["inspector"], AREA, SECRETS[0], supported=False)
    seen = make_item(cast.inspection, cast["inspector"], AREA, text=SECRETS[4])
    check = accuracy.sent(cast, TEXT)
    statement = accuracy.line(check).statement
    statement.findings.add(finding)
    assert seen.text == SECRETS[4]
    colleague = {"by": cast["lead"], "at": clock.now()}
    Comment.objects.create(statement=statement, text=SECRETS[1], **colleague)
    StatementVersion.objects.create(statement=statement, revision=0, text=SECRETS[2], why=SECRETS[3], **colleague)
    if state == "no_return":
        accuracy.comment(cast, check, UNSENT)
        ending.end(by=cast["lead"], check=check, reason="Asked for.")
    elif state != "with_service":
        _returned(cast, check, state)
    else:
        accuracy.comment(cast, check, UNSENT)
    check.refresh_from_db()
    assert check.state == state
    return check


def _returned(cast: Cast, check: AccuracyCheck, state: str) -> None:
    (said,) = accuracy.returned(cast, check, SAID)
    accuracy.comment(cast, check, UNSENT)
    if state == "returned":
        answering.answer(by=cast["lead"], comment=said, base=said.revision, verdict="accepted", why=ANSWER)
        return
    if state == "taken_back":
        ending.take_back(by=cast["lead"], check=check, reason="A page was missing.")
        return
    ending.end(by=cast["lead"], check=check)
    answering.answer(by=cast["lead"], comment=said, base=said.revision, verdict="accepted", why=ANSWER)
    answering.change(by=cast["lead"], comment=said, base=0, text=AFTER, text_cy="")
    if state == "answered":
        check.refresh_from_db()
        answering.send_answers(by=cast["lead"], check=check)


# State → what the service's page shows, and what the inspectorate's pages show.
SEEN: dict[str, tuple[set[str], set[str]]] = {
    "with_service": ({TEXT, UNSENT}, set()),
    "returned": ({TEXT, SAID, UNSENT}, {TEXT, SAID, ANSWER}),
    "ended": ({TEXT, SAID, UNSENT}, {TEXT, SAID, ANSWER}),
    "no_return": ({TEXT, UNSENT}, set()),
    "taken_back": ({SAID, UNSENT}, {TEXT, SAID}),
    "answered": ({TEXT, SAID, UNSENT, ANSWER}, {TEXT, SAID, ANSWER}),
}


def service_pages(cast: Cast, check: AccuracyCheck, who: str) -> str:
    """Everything that a person of the service can open of it."""
    slug = cast.inspection.slug
    names: list[tuple[str, tuple[object, ...]]] = [
        ("accuracy-asked", ()),
        ("accuracy-asked-text", ()),
        ("accuracy-asked-table", ()),
        ("accuracy-asked-send", ()),
        ("accuracy-asked-answers", (check.pk,)),
        ("accuracy-asked-answers-text", (check.pk,)),
        ("challenges-asked", ()),
        ("asked-inspection", ()),
    ]
    return _all(cast, who, [reverse(name, args=[slug, *args]) for name, args in names])


def inspectorate_pages(cast: Cast, check: AccuracyCheck, who: str) -> str:
    slug = cast.inspection.slug
    addresses = [reverse("accuracy", args=[slug])]
    addresses += [reverse("accuracy-comment", args=[slug, check.pk, row.number]) for row in check.comments.all()]
    return _all(cast, who, addresses)


def _all(cast: Cast, who: str, addresses: list[str]) -> str:
    browser = browser_of(cast[who])
    return " ".join(browser.get(address).content.decode() for address in addresses)


@pytest.mark.parametrize("state", SEEN)
@pytest.mark.parametrize(("who", "side", "pages"), [
    ("head", 0, service_pages), ("inspector", 1, inspectorate_pages),
])  # fmt: skip
def test_each_side_sees_what_is_said_and_nothing_else(
    state: str, who: str, side: int, pages: Callable[[Cast, AccuracyCheck, str], str]
) -> None:
    cast = play(state="settled")
    shown = pages(cast, at(cast, state), who)
    wanted = SEEN[state][side]
    for words in (TEXT, SAID, UNSENT, ANSWER):
        assert (words in shown) == (words in wanted), f"{who} in {state}: {words}"


@pytest.mark.parametrize("state", SEEN)
def test_the_service_is_never_shown_findings_evidence_or_what_colleagues_said(state: str) -> None:
    cast = play(state="settled")
    check = at(cast, state)
    for who in ("head", "manager", "data_officer"):
        shown = service_pages(cast, check, who)
        assert not [secret for secret in SECRETS if secret in shown]


@pytest.mark.parametrize("who", ["lead", "director", "other_head", "other_lead", "planner"])
def test_nobody_else_opens_the_pages_of_the_service(who: str) -> None:
    cast = play(state="settled")
    at(cast, "answered")
    response = browser_of(cast[who]).get(reverse("accuracy-asked", args=[cast.inspection.slug]))
    assert response.status_code in (403, 404)


def test_a_file_of_a_comment_that_was_not_sent_is_the_services_own() -> None:
    cast = play(state="settled")
    check = accuracy.sent(cast)
    written = accuracy.comment(cast, check)
    file = comments.add_file(by=cast["head"], comment=written, data=io.BytesIO(b"words"), name="a.txt")
    address = reverse("accuracy-file", args=[cast.inspection.slug, file.pk])
    assert browser_of(cast["lead"]).get(address).status_code == 404
    own = browser_of(cast["manager"]).get(reverse("accuracy-asked-file", args=[cast.inspection.slug, file.pk]))
    assert b"".join(own) == b"words"
    comments.send_all(by=cast["head"], check=check, count=1)
    assert browser_of(cast["lead"]).get(address)["Content-Disposition"] == 'attachment; filename="a.txt"'


def test_the_pages_ask_a_known_number_of_questions(django_assert_num_queries) -> None:
    cast = play(state="settled")
    check = accuracy.sent(cast, *(f"Statement number {n}." for n in range(30)))
    for n in range(1, 6):
        accuracy.comment(cast, check, "Other words.", label=str(n))
    with django_assert_num_queries(3):
        found = checks.of_inspection(cast.inspection)
    with django_assert_num_queries(2):
        checks.for_service(found[0])
    browser = browser_of(cast["head"])
    address = reverse("accuracy-asked", args=[cast.inspection.slug])
    browser.get(address)
    with django_assert_num_queries(13):
        browser.get(address)
    comments.send_all(by=cast["head"], check=check, count=5)
    with django_assert_num_queries(2):
        checks.for_inspectorate(found[0])
    with django_assert_num_queries(1):
        checks.counts(check)
    lead = browser_of(cast["lead"])
    address = reverse("accuracy", args=[cast.inspection.slug])
    lead.get(address)
    with django_assert_num_queries(15):
        lead.get(address)
