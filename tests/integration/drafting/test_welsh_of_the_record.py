"""The Welsh of what the record holds in English: written on one page, kept, carried into a correction, never lost."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.factories.all_typed import entered, in_welsh, told
from tests.factories.people import browser_of
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import gate
from touchstone.inspectorate.drafting.actions.welsh import WelshRow, save_welsh
from touchstone.inspectorate.drafting.building import documents_of
from touchstone.inspectorate.drafting.correcting import open_correction
from touchstone.inspectorate.drafting.models import Draft, WelshText
from touchstone.inspectorate.findings.models import EvidenceCount

pytestmark = pytest.mark.django_db
THEME = "Sut yr atebir llythyrau"


@pytest.fixture
def written(db: None) -> tuple[Cast, Draft]:
    with transaction.atomic():
        says = told("ofsted-cafcass-monitoring-2010", "monitoring")
        transaction.set_rollback(True)
    return entered(says)


def address(draft: Draft, page: str = "welsh/") -> str:
    return f"/work/inspections/{draft.inspection.slug}/report/{page}"


def test_the_page_lists_what_is_printed_and_saves_its_welsh(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    browser = browser_of(cast["inspector"])
    page = browser.get(address(draft)).content.decode()
    assert 'lang="en">How letters are answered' in page and "No Welsh yet" in page
    sent = {"cy-theme": THEME, "was-theme": "", "revision-theme": "0", "cy-found-1": "", "was-found-1": ""}
    assert browser.post(address(draft), sent).status_code == 302
    row = WelshText.objects.get()
    assert (row.key, row.text_cy, row.english, row.revision) == ("theme", THEME, "How letters are answered", 1)
    inside = "Edrychodd ar y canlynol: sut yr atebir llythyrau."
    assert inside in documents_of(draft)["cy"].words()
    assert "It looked at how letters are answered." in documents_of(draft)["en"].words()
    kept = AuditEvent.objects.get(action="drafting.welsh")
    assert kept.changes == {"theme": ["", THEME]}


def test_two_who_write_the_same_both_see_both(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    save_welsh(by=cast["lead"], draft=draft, rows=[WelshRow("theme", "Eu geiriau nhw")])
    browser = browser_of(cast["inspector"])
    sent = {"cy-theme": THEME, "was-theme": "", "revision-theme": "0", "cy-unseen-x": "", "was-unseen-x": ""}
    answer = browser.post(address(draft), sent)
    page = answer.content.decode()
    assert answer.status_code == 409 and THEME in page and "Eu geiriau nhw" in page
    assert WelshText.objects.get().text_cy == "Eu geiriau nhw"
    again = {"cy-theme": THEME, "was-theme": "Eu geiriau nhw", "revision-theme": "1"}
    assert browser.post(address(draft), again).status_code == 302
    assert WelshText.objects.get().text_cy == THEME
    # The same, sent twice, is no conflict; nothing typed is no change.
    assert save_welsh(by=cast["lead"], draft=draft, rows=[WelshRow("theme", THEME, revision=1)]) == {}
    before = WelshText.objects.get().revision
    assert save_welsh(by=cast["lead"], draft=draft, rows=[WelshRow("theme", THEME, was=THEME)]) == {}
    assert WelshText.objects.get().revision == before


def test_welsh_of_an_english_that_was_changed_has_to_be_read_again(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    in_welsh(cast, draft)
    draft.inspection.theme = "How complaints are answered"
    draft.inspection.save(update_fields=["theme"])
    browser = browser_of(cast["lead"])
    page = browser.get(address(draft)).content.decode()
    assert "Welsh older than English" in page and "How letters are answered" in page
    assert "1 problem" in browser.get(address(draft, "")).content.decode()
    held = WelshText.objects.get(key="theme")
    sent = {"cy-theme": THEME, "was-theme": THEME, "revision-theme": str(held.revision), "read-theme": "yes"}
    assert browser.post(address(draft), sent).status_code == 302
    assert WelshText.objects.get(key="theme").english == "How complaints are answered"
    assert "Welsh older than English" not in browser.get(address(draft)).content.decode()


def test_the_checks_and_the_tasks_lead_to_it(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    browser = browser_of(cast["lead"])
    checks = browser.get(address(draft, "checks/")).content.decode()
    assert f"{address(draft)}#welsh-theme" in checks and "What it looked at" in checks
    tasks = browser.get(address(draft, "")).content.decode()
    assert f'href="{address(draft)}"' in tasks


def test_welsh_that_could_tell_who_somebody_is_stops_the_report(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    in_welsh(cast, draft)
    before, browser = gate.stops_of(draft).record, browser_of(cast["lead"])
    few = "Sut y symudwyd dau blentyn yn y Ffen"
    held = WelshText.objects.get(key="theme")
    sent = {"cy-theme": few, "was-theme": held.text_cy, "revision-theme": str(held.revision)}
    assert browser.post(address(draft), sent).status_code == 302
    for page in ("welsh/", "checks/"):
        said = browser.get(address(draft, page)).content.decode()
        assert "a very small number of people in a named place" in said and ">dau blentyn</mark>" in said
    assert gate.stops_of(draft).record == before + 1


def test_an_english_report_has_no_such_page_and_no_such_rows(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    Draft.objects.update(welsh=False)
    assert browser_of(cast["lead"]).get(address(draft)).status_code == 404
    with pytest.raises(Refused, match="English only"):
        save_welsh(by=cast["lead"], draft=draft, rows=[WelshRow("theme", THEME)])


def test_only_those_who_write_save_and_only_what_is_printed(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    with pytest.raises(Refused):
        save_welsh(by=cast["moderator"], draft=draft, rows=[WelshRow("theme", THEME)])
    sent = {"cy-nothing": THEME, "was-nothing": "", "revision-nothing": "x"}
    page = browser_of(cast["lead"]).post(address(draft), sent).content.decode()
    assert "does not print that any more" in page and not WelshText.objects.exists()
    assert browser_of(cast["moderator"]).get(address(draft)).content.decode().count("<textarea") == 0


def test_a_correction_begins_with_the_same_welsh(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    in_welsh(cast, draft)
    Draft.objects.update(state="published", edition=1)
    made = open_correction(by=cast["lead"], draft=draft, reason="A date was misprinted.")
    old, new = (dict(each.welsh_texts.values_list("key", "text_cy")) for each in (draft, made))
    assert old == new and len(new) > 5


def test_the_page_asks_as_often_however_much_there_is(written: tuple[Cast, Draft]) -> None:
    cast, draft = written
    browser = browser_of(cast["lead"])

    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            page = browser.get(address(draft)).content.decode()
        return len(queries), page.count("<textarea")

    def add(numbers: range) -> None:
        for number in numbers:
            EvidenceCount.objects.create(inspection=draft.inspection, kind=f"kind-{number}", label=f"of {number}")

    add(range(1))
    in_welsh(cast, draft)
    asked()
    few, boxes = asked()
    add(range(1, 21))
    many, more = asked()
    assert many == few and more == boxes + 20
