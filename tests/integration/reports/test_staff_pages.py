"""What do people who publish see of it, and may they stop, try again and withdraw on its pages?"""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator

import pytest

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.publishing import make_bundle, quick_forms
from touchstone.cli.__main__ import main
from touchstone.foundation.files.queries import folder
from touchstone.inspectorate.inspections import stages
from touchstone.inspectorate.reports import actions, tasks
from touchstone.inspectorate.reports.models import FormatRequest, PublicationJob, Translation
from touchstone.inspectorate.reports.rows import Asked

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "/work/inspections/northmere-2026/publications/"


@pytest.fixture
def cast() -> Cast:
    return play(state="settled", framework="ofsted-cafcass-2009")


def publish(cast: Cast, **fields) -> PublicationJob:
    job = actions.queue(by=cast["publisher"], inspection=cast.inspection, bundle=make_bundle(welsh=False, **fields))
    with quick_forms():
        tasks.go_on()
    job.refresh_from_db()
    return job


def words(cast: Cast, who: str, address: str = HERE) -> str:
    return re.sub(r"\s+", " ", browser_of(cast[who]).get(address).content.decode())


def test_the_page_says_how_far_it_is_and_offers_what_may_be_done(cast: Cast) -> None:
    assert "will be listed here" in words(cast, "lead")
    job = actions.queue(by=cast["publisher"], inspection=cast.inspection, bundle=make_bundle(welsh=False))
    assert f'<progress id="job-{job.pk}" max="6" value="0">' in words(cast, "publisher")
    assert "Stop it" in words(cast, "publisher") and "Stop it" not in words(cast, "lead")
    with quick_forms(fails="word"):
        tasks.go_on()
    assert "A table is 40 columns wide." in words(cast, "lead") and "Try again" in words(cast, "publisher")
    browser_of(cast["publisher"]).post(f"{HERE}making/{job.pk}/again/")
    with quick_forms():
        tasks.go_on()
    assert "See it as everyone does" in words(cast, "lead") and "Withdraw it" in words(cast, "publisher")


def test_stopping_and_withdrawing_ask_once_and_want_a_reason(cast: Cast) -> None:
    browser = browser_of(cast["publisher"])
    job = actions.queue(by=cast["publisher"], inspection=cast.inspection, bundle=make_bundle(welsh=False))
    address = f"{HERE}making/{job.pk}/stop/"
    assert "Nothing of it becomes public" in browser.get(address).content.decode()
    assert "Fill in “Reason”" in browser.post(address, {"reason": ""}).content.decode()
    assert browser.post(address, {"reason": "Too early."}).status_code == 302
    publication = publish(cast).publication
    address = f"{HERE}{publication.edition}/withdraw/"
    assert "This cannot be undone" in browser.get(address).content.decode()
    assert browser.post(address, {"reason": "Wrong area."}).status_code == 302
    publication.refresh_from_db()
    assert (publication.state, publication.withdrawn_reason) == ("withdrawn", "Wrong area.")
    assert "is not published, so it cannot be withdrawn" in browser.post(address, {"reason": "Again."}).content.decode()


def test_the_number_of_queries_does_not_grow(cast: Cast, django_assert_max_num_queries) -> None:
    first = publish(cast).publication
    for number in range(3):
        first = publish(cast, words=f"Plans {number}.", supersedes=first, correction="A figure.").publication
    browser = browser_of(cast["lead"])
    with django_assert_max_num_queries(14):  # session, person, access, drafts' navigation, and one for all jobs
        browser.get(HERE)


def test_the_task_list_says_where_it_stands(cast: Cast) -> None:
    stage = stages._stages["publications"]
    assert str(stage.progress(cast.inspection).words) == "Nothing published yet"
    job = publish(cast)
    assert (str(stage.progress(cast.inspection).words), stage.progress(cast.inspection).done) == ("Published", True)
    actions.withdraw(by=cast["publisher"], publication=job.publication, reason="Wrong.")
    assert str(stage.progress(cast.inspection).words) == "Withdrawn"


def test_requests_are_listed_with_their_turnaround_and_answered(cast: Cast) -> None:
    publication = publish(cast).publication
    asked = Asked("audio", "On a disc.", "Robin Vale", "robin@reader.example")
    rows = [actions.ask(publication=publication, asked=asked) for _ in range(2)]
    browser = browser_of(cast["publisher"])
    address = f"/work/format-requests/{rows[0].pk}/"
    assert "robin@reader.example" in browser.get(address).content.decode()
    assert "Say what was sent" in browser.post(address, {"step": "send", "answer": ""}).content.decode()
    assert browser.post(address, {"step": "send", "answer": "Posted today."}).status_code == 302
    listed = words(cast, "publisher", "/work/format-requests/")
    assert "1 waits. 1 was answered, 1 of them by the target; half of them within 0 days." in listed
    assert FormatRequest.objects.get(pk=rows[0].pk).state == "sent"
    assert browser_of(cast["lead"]).get("/work/format-requests/").status_code == 403


def test_a_translation_goes_step_by_step(cast: Cast) -> None:
    publication = publish(cast).publication
    browser = browser_of(cast["publisher"])
    assert browser.post(f"{HERE}1/translations/", {"language": "ur", "name": "Urdu"}).status_code == 302
    row = Translation.objects.get(publication=publication)
    address = f"{HERE}translations/{row.pk}/"
    assert browser.post(address, {"step": "order", "words": "Northmere Translators"}).status_code == 302
    assert "Choose the file" in browser.post(address, {"step": "receive"}).content.decode()
    assert "Northmere Translators" in words(cast, "lead", f"{HERE}1/translations/")
    assert "like ur or pl" in browser.post(f"{HERE}1/translations/", {"language": "!", "name": "?"}).content.decode()


def test_the_command_line_proves_a_file(cast: Cast, capsys: pytest.CaptureFixture[str], tmp_path) -> None:
    publication = publish(cast).publication
    stored = publication.forms.get(document="en", form="pdf").file
    assert main(["prove", str(folder() / stored.path)]) == 0
    assert "Genuine, and stands: Northmere in 2026" in capsys.readouterr().out
    assert main(["prove", publication.snapshot.sha256.upper()]) == 0
    changed = tmp_path / "report.pdf"
    changed.write_bytes(b"changed")
    assert main(["prove", str(changed)]) == 1
    assert "No publication here has this file." in capsys.readouterr().out
    assert main(["prove", str(tmp_path / "none.pdf")]) == 2
    actions.withdraw(by=cast["publisher"], publication=publication, reason="A child could be known.")
    assert main(["prove", publication.snapshot.sha256]) == 1
    assert "Reason: A child could be known." in capsys.readouterr().out


@pytest.fixture
def signals() -> Iterator[None]:
    """The command listens to signals; the tests' own handlers come back."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def test_a_worker_ends_when_nothing_waits(cast: Cast, capsys: pytest.CaptureFixture[str], signals: None) -> None:
    actions.queue(by=cast["publisher"], inspection=cast.inspection, bundle=make_bundle(welsh=False))
    with quick_forms():
        assert main(["work", "--until-empty", "--every", "0"]) == 0
    assert "Publications worked at: 1." in capsys.readouterr().out
    assert PublicationJob.objects.get().state == "finished"
