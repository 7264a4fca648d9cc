"""May a batch be confirmed together only after the stated check, by the person who made it, and only what it was of?"""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.factories import readings
from tests.factories.people import browser_of
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Organisation, OrganisationName
from touchstone.foundation.providers.queries.names import Names
from touchstone.inspectorate.archive import batch_queries, policies, queries, workers
from touchstone.inspectorate.archive.actions import batches, checks, confirming, imports, naming
from touchstone.inspectorate.archive.models import BatchCheck, CheckedValue, DocumentReading, ImportBatch
from touchstone.inspectorate.archive.proposing import PROVIDER_KINDS
from touchstone.reader.reading import Reading

pytestmark = pytest.mark.django_db
STRANGE = "Quite Another Court Body"


def lay(batch: ImportBatch, n: int, by: User, **fields: object) -> list[DocumentReading]:
    """So many documents of the batch, read already: each an inspection of its own month."""
    names, made = Names(PROVIDER_KINDS), []
    for _ in range(n):
        number = batch.documents.count() + 1
        batches.add_paths(batch=batch, paths=[f"/in/{number}.txt"])
        data = readings.report(
            published=readings.cell(readings.day(f"{2000 + number}-03-01", "month", "")),
            inspection_start=readings.cell(readings.day(f"{2000 + number}-02-05", "week", "")),
            **fields,
        )
        row = batch.documents.get(path=f"/in/{number}.txt")
        text = f"{number} {fields}".encode()
        read = Reading(data, [readings.REPORT_TEXT])
        made.append(batches.keep_read(row=row, by=by, data=text, read=read, names=names).reading)
    return made


@pytest.fixture
def batch(world, archivist) -> ImportBatch:
    return batches.begin(by=archivist, name="Old reports")


def right(check: BatchCheck, by: User) -> BatchCheck:
    for each in batch_queries.sample(check):
        check = checks.say(by=by, checked=each, verdict="right")
    return check


def test_only_readings_without_doubts_and_with_provider_and_framework_may_be_confirmed_together(
    batch, archivist
) -> None:
    sure = lay(batch, 2, archivist)
    lay(batch, 1, archivist, area_name=readings.cell("Saltmarsh", confidence=0.7, doubt="Two names."))
    lay(batch, 1, archivist, provider=readings.cell(STRANGE))
    lay(batch, 1, archivist, framework=readings.cell("no-such-framework"))
    assert list(batch_queries.confirmable(batch)) == sure
    assert [each.n_doubts for each in batch_queries.doubted(batch)] == [1]
    assert [(each.printed, each.documents) for each in batch_queries.unmatched(batch)] == [(STRANGE, 1)]


def test_the_person_who_checked_the_sample_confirms_what_it_was_of_and_no_more(batch, archivist, inspectorate) -> None:
    sure = lay(batch, 2, archivist)
    check = checks.draw(by=archivist, batch=batch, size=policies.SMALLEST_CHECK)
    assert check.population == batch_queries.values_to_check([each.pk for each in sure]).count()
    assert check.size == min(policies.SMALLEST_CHECK, check.population) == check.values.count()
    with pytest.raises(Refused, match="when every value of the sample was found right"):
        checks.decide_to_confirm(by=archivist, check=check)
    later = lay(batch, 1, archivist)
    check = right(check, archivist)
    assert check.state == BatchCheck.State.PASSED
    checks.decide_to_confirm(by=archivist, check=check)
    assert checks.confirm_decided(batch=batch) == 2
    assert checks.confirm_decided(batch=batch) == 0
    assert {r.state for r in DocumentReading.objects.filter(pk__in=[s.pk for s in sure])} == {"confirmed"}
    assert DocumentReading.objects.get(pk=later[0].pk).state == "waiting"
    assert set(AuditEvent.objects.filter(action="archive.confirm").values_list("actor", flat=True)) == {archivist.pk}
    assert Organisation.objects.get(name="Northmere Family Court Service").listed


def test_one_wrong_value_stops_the_check_and_the_next_is_twice_as_large(batch, archivist) -> None:
    lay(batch, 3, archivist)
    check = checks.draw(by=archivist, batch=batch, size=59)
    with pytest.raises(Refused, match="already"):
        checks.draw(by=archivist, batch=batch, size=59)
    first = batch_queries.sample(check)[0]
    check = checks.say(by=archivist, checked=first, verdict="wrong")
    assert check.state == BatchCheck.State.FAILED
    with pytest.raises(Refused, match="This check is over"):
        checks.say(by=archivist, checked=batch_queries.sample(check)[1], verdict="right")
    reading = first.value.reading
    assert [each.pk for each in batch_queries.doubted(batch)] == [reading.pk]
    assert reading not in batch_queries.confirmable(batch)
    with pytest.raises(Refused, match="doubts"):
        confirming.confirm_without_doubts(by=archivist, reading=reading)
    assert "Ada Marsh found this wrong" in queries.values(reading)[0].doubt or first.value.doubt
    with pytest.raises(Refused, match="at least 118"):
        checks.draw(by=archivist, batch=batch, size=59)
    assert checks.draw(by=archivist, batch=batch, size=118).size <= 118


def test_nobody_chooses_the_seed_and_nobody_else_answers(batch, archivist, analyst, inspectorate) -> None:
    lay(batch, 2, archivist)
    with pytest.raises(Refused):
        checks.draw(by=analyst, batch=batch, size=59)
    check = checks.draw(by=archivist, batch=batch, size=59)
    assert len(check.seed) == 64
    with pytest.raises(Refused):
        checks.say(by=analyst, checked=batch_queries.sample(check)[0], verdict="right")
    with pytest.raises(Refused, match="right or wrong"):
        checks.say(by=archivist, checked=batch_queries.sample(check)[0], verdict="perhaps")
    assert not policies.can_confirm_together(analyst, check)


def test_an_empty_batch_has_nothing_to_check(batch, archivist) -> None:
    with pytest.raises(Refused, match="look at their doubts first"):
        checks.draw(by=archivist, batch=batch, size=59)


def test_a_name_said_once_matches_what_waits_and_what_comes(batch, archivist, analyst, service) -> None:
    lay(batch, 2, archivist, provider=readings.cell(STRANGE))
    with pytest.raises(Refused):
        naming.say_who(by=analyst, printed=STRANGE, organisation=service)
    assert naming.say_who(by=archivist, printed=STRANGE, organisation=service) == 2
    assert OrganisationName.objects.get().name == STRANGE
    lay(batch, 1, archivist, provider=readings.cell(STRANGE, confidence=0.98))
    assert batch_queries.confirmable(batch).count() == 3
    assert batch_queries.unmatched() == []
    with pytest.raises(Refused, match="No document waits"):
        naming.say_who(by=archivist, printed=STRANGE, organisation=service)


def test_a_name_that_meant_another_on_that_day_is_answered_for_its_documents(batch, archivist) -> None:
    gone = Organisation.objects.create(
        kind="local authority", name="Fenwick", slug="fenwick", valid_to=naming_day("1999-03-31")
    )
    made = lay(batch, 1, archivist, provider=readings.cell("Fenwick County Council"))
    assert [each.candidates[0] for each in batch_queries.unmatched(batch)] == [gone]
    naming.say_who(by=archivist, printed="Fenwick County Council", organisation=gone)
    assert DocumentReading.objects.get(pk=made[0].pk).answers["provider"] == str(gone.pk)
    assert batch.documents.get().provider == gone


def naming_day(text: str) -> object:
    from touchstone.foundation.providers.definition_files import parse_date

    return parse_date(text)


def test_the_pages_open_for_whom_they_should(batch, archivist, analyst, outsider) -> None:
    lay(batch, 1, archivist, provider=readings.cell(STRANGE))
    row = batch.documents.get().pk
    looking = [("archive-batches", []), ("archive-batch", [batch.pk]), ("archive-send", [])]
    deciding = [
        ("archive-batch-check", [batch.pk]),
        ("archive-names", []),
        ("archive-name", [row]),
    ]
    for name, arguments in [*looking, *deciding]:
        address = reverse(name, args=arguments)
        assert browser_of(None).get(address).status_code == 302, name
        assert browser_of(outsider).get(address).status_code == 403, name
        assert browser_of(archivist).get(address).status_code == 200, name
        expected = 200 if (name, arguments) in looking else 403
        assert browser_of(analyst).get(address).status_code == expected, name
    assert browser_of(archivist).get(reverse("archive-batch", args=[999])).status_code == 404
    assert browser_of(archivist).get(reverse("archive-name", args=[999])).status_code == 404


def test_checking_and_confirming_in_the_browser(batch, archivist) -> None:
    lay(batch, 1, archivist)
    browser, address = browser_of(archivist), reverse("archive-batch-check", args=[batch.pk])
    page = browser.get(address).content.decode()
    total = batch_queries.values_to_check([each.pk for each in batch_queries.confirmable(batch)]).count()
    assert f"At least {min(59, total)}, at most {total}." in page
    assert browser.post(address, {"size": "1"}).status_code in (200, 400)
    assert browser.post(address, {"size": str(total)}).status_code == 302
    for _ in range(total):
        page = browser.get(address).content.decode()
        number = re.search(r'name="checked" value="(\d+)"', page)
        assert number
        answer = browser.post(address, {"checked": number[1], "verdict": "right"})
    assert answer.headers["Location"] == reverse("archive-batch-confirm", args=[batch.pk])
    page = browser.get(answer.headers["Location"]).content.decode()
    assert f"You checked {total} of {total} values" in page and "At most 0%" in page
    browser.post(answer.headers["Location"])
    assert DocumentReading.objects.get().state == "confirmed"
    assert CheckedValue.objects.filter(verdict="right").count() == total


def test_saying_who_in_the_browser_and_making_one_that_is_not_held(batch, archivist, service) -> None:
    lay(batch, 1, archivist, provider=readings.cell(STRANGE))
    lay(batch, 1, archivist, provider=readings.cell("Sandmouth Safeguarding Children Board"))
    browser = browser_of(archivist)
    by_name = {row.provider_printed: row for row in batch.documents.all()}
    first = reverse("archive-name", args=[by_name[STRANGE].pk])
    assert "There is a problem" in browser.post(first, {"is": "1"}).content.decode()
    browser.post(first, {"is": "1", "who": str(service.pk)})
    second = reverse("archive-name", args=[by_name["Sandmouth Safeguarding Children Board"].pk])
    given = {"name": "Sandmouth Safeguarding Children Board", "kind": "safeguarding board", "nation": "England"}
    browser.post(second, {"make": "1", **given, "checked": "on"})
    assert not batch.documents.filter(provider__isnull=True).exists()
    assert not Organisation.objects.get(kind="safeguarding board").listed
    assert browser.get(first).status_code == 302


def test_what_is_sent_is_kept_listed_and_read_by_another_process(archivist, world, monkeypatch) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    started: list[ImportBatch] = []
    monkeypatch.setattr(workers, "start", started.append)
    files = [SimpleUploadedFile("one.txt", b"one"), SimpleUploadedFile("two.txt", b"two")]
    browser = browser_of(archivist)
    answer = browser.post(reverse("archive-send"), {"name": "March", "files": files})
    made = ImportBatch.objects.get()
    assert answer.headers["Location"] == reverse("archive-batch", args=[made.pk])
    assert (started, str(made), made.documents.count()) == ([made], "March", 2)
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "0 of 2 files are finished." in page and "Go on reading" in page
    browser.post(reverse("archive-batch-go-on", args=[made.pk]))
    assert started == [made, made]
    batches.take(batch=made)
    browser.post(reverse("archive-batch-go-on", args=[made.pk]))
    assert started == [made, made]


def test_imports_say_when_a_newer_reader_would_say_otherwise(desk, archivist, world, monkeypatch) -> None:
    data = desk.lay(b"report", readings.report())
    held = imports.bring_in(by=archivist, data=data, name="report.txt").reading
    assert not imports.is_older(held)
    monkeypatch.setattr(imports, "READER_VERSION", "9.0")
    assert imports.is_older(held)
    assert imports.bring_in(by=archivist, data=data, name="report.txt").outcome == imports.Outcome.UNCHANGED
    newer = Reading(readings.report(kind=readings.cell("focused")), [readings.REPORT_TEXT])
    assert [(c.path, c.before, c.after) for c in imports.would_change(held, newer)] == [("kind", "full", "focused")]
    assert DocumentReading.objects.count() == 1
    imports.bring_in(by=archivist, data=data, name="report.txt", again=True)
    held.refresh_from_db()
    assert held.same_in == "9.0" and not imports.is_older(held)
