"""May readers ask for other formats, are they answered, and is what is known of them erased?"""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail

from tests.cast import Cast, play
from tests.factories.people import make_grant, make_person
from tests.factories.publishing import make_bundle, make_publisher, quick_forms
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.reports import actions, tasks
from touchstone.inspectorate.reports.models import FormatRequest, Publication
from touchstone.inspectorate.reports.rows import Asked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return play(state="settled", framework="ofsted-cafcass-2009")


@pytest.fixture
def publisher(cast: Cast) -> User:
    return make_publisher(cast)


@pytest.fixture
def publication(cast: Cast, publisher: User) -> Publication:
    actions.queue(by=publisher, inspection=cast.inspection, bundle=make_bundle(welsh=False))
    with quick_forms():
        tasks.go_on()
    return Publication.objects.get()


ROBIN = Asked("audio", "On a disc, please.", "Robin Vale", "robin@reader.example")


def test_a_request_is_answered_and_then_forgotten(publication: Publication, publisher: User) -> None:
    row = actions.ask(publication=publication, asked=ROBIN)
    assert row.due > clock.today()
    with pytest.raises(Refused, match="Say what was sent"):
        actions.step(by=publisher, request=row, step="send")
    actions.step(by=publisher, request=row, step="begin")
    actions.step(by=publisher, request=row, step="send", answer="The recording was posted today.")
    assert [(each.to, each.body) for each in mail.outbox] == [
        (["robin@reader.example"], "The recording was posted today.")
    ]
    with pytest.raises(Refused, match="is sent, so you cannot send it"):
        actions.step(by=publisher, request=row, step="send", answer="Again.")
    later = clock.now() + timedelta(days=settings.FORMAT_CONTACT_KEPT_DAYS, minutes=1)
    assert actions.erase_due(clock.now()) == 0
    assert (actions.erase_due(later), actions.erase_due(later)) == (1, 0)
    row.refresh_from_db()
    assert (row.name, row.email, row.wish, row.answer, row.state) == ("", "", "", "", "sent")
    assert not OutboxEmail.objects.filter(to="robin@reader.example").exists()
    said = " ".join(AuditEvent.objects.values_list("summary", flat=True))
    assert "Robin" not in said and "reader.example" not in said


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Asked("audio"), "Give an e-mail address or a postal address"),
        (Asked("poem", email="r@reader.example"), "Choose a format"),
        (Asked("language", email="r@reader.example"), "Say which language"),
    ],
)
def test_a_request_that_cannot_be_met_is_refused(publication: Publication, asked: Asked, says: str) -> None:
    with pytest.raises(Refused, match=says):
        actions.ask(publication=publication, asked=asked)


def test_nothing_can_be_asked_of_what_was_withdrawn(publication: Publication, publisher: User) -> None:
    actions.withdraw(by=publisher, publication=publication, reason="Wrong.")
    with pytest.raises(Refused, match="not published here any more"):
        actions.ask(publication=publication, asked=ROBIN)
    assert not FormatRequest.objects.exists()


def test_only_a_publisher_of_the_inspectorate_answers(publication: Publication, cast: Cast) -> None:
    row = actions.ask(publication=publication, asked=ROBIN)
    for who in ("lead", "head", "other_lead"):
        with pytest.raises(Refused, match="Your roles do not let you publish reports"):
            actions.step(by=cast[who], request=row, step="begin")


def test_a_translation_is_checked_by_another_person_than_received_it(
    publication: Publication, publisher: User, cast: Cast
) -> None:
    second = make_publisher_named(cast, "second.publisher@cast.example")
    row = actions.ask_translation(by=publisher, publication=publication, language="ur", name="اردو (Urdu)")
    with pytest.raises(Refused, match="on its way already"):
        actions.ask_translation(by=publisher, publication=publication, language="ur", name="Urdu")
    with pytest.raises(Refused, match="of whom it is ordered"):
        actions.step_translation(by=publisher, row=row, step="order")
    actions.step_translation(by=publisher, row=row, step="order", words="Northmere Translators")
    with pytest.raises(Refused, match="Choose the file"):
        actions.step_translation(by=publisher, row=row, step="receive")
    actions.step_translation(by=publisher, row=row, step="receive", file=io.BytesIO(b"%PDF-1.7 words"))
    with pytest.raises(Refused, match="somebody else must check"):
        actions.step_translation(by=publisher, row=row, step="publish", words="Read against the English.")
    with pytest.raises(Refused, match="Say what was checked"):
        actions.step_translation(by=second, row=row, step="publish")
    done = actions.step_translation(by=second, row=row, step="publish", words="Read against the English by S. Khan.")
    assert (done.state, done.published_by) == ("published", second)


def make_publisher_named(cast: Cast, email: str) -> User:
    person = make_person("Sam Second", email=email)
    make_grant(person, "publisher", cast.inspectorate)
    return person
