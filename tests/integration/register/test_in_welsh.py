"""On a Welsh page of the register, what was typed in English stands in the Welsh that a public document printed of it;
what has none stays marked as English, and the page says once that there is some."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils.translation import override

from tests.cast import Cast
from tests.factories.all_typed import SAID, entered, in_welsh, told
from tests.factories.publishing import quick_forms
from tests.factories.records import make_publication
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.inspectorate.drafting.building.bundling import bundle_of
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.improvement.models import ProgressJudgement
from touchstone.inspectorate.reports import holds, queries, tasks
from touchstone.inspectorate.reports.actions.publishing import withdraw
from touchstone.inspectorate.reports.actions.queueing import queue
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.register.bilingual import said_by

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = 'id="english-only"'
FOUND, RESIDUAL, BASIS = "More is in place than before.", "However, some letters are late.", "The Made-up Act 2003"


@pytest.fixture(autouse=True)
def nothing_else_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holds, "_checks", {})


@pytest.fixture
def visit() -> tuple[Cast, Draft]:
    """A monitoring letter with something typed in English at every place that has one; its Welsh is not written."""
    with transaction.atomic():
        says = told("ofsted-cafcass-monitoring-2010", "monitoring")
        transaction.set_rollback(True)
    cast, draft = entered(says, labels=True)
    make_publication(cast.inspection.follows)
    Draft.objects.filter(pk=draft.pk).update(edition=1, correction_of="")
    draft.refresh_from_db()
    return cast, draft


def published(cast: Cast, draft: Draft) -> Publication:
    queue(by=cast["publisher"], inspection=cast.inspection, bundle=bundle_of(draft, PreciseDate(date(2026, 11, 20))))
    with quick_forms():
        tasks.go_on()
    return Publication.objects.get(report__inspection=cast.inspection)


def pages(cast: Cast) -> dict[str, str]:
    slug = cast.inspection.slug
    judged = ProgressJudgement.objects.get(inspection=cast.inspection)
    parts = {
        "inspection": f"/cy/inspections/{slug}",
        "progress": f"/cy/inspections/{slug}/progress",
        "story": f"/cy/areas-for-improvement/{judged.area_for_improvement.slug}",
    }
    return {name: unescape(Client().get(address).content.decode()) for name, address in parts.items()}


def test_pages_say_in_welsh_what_the_letter_printed_in_welsh(visit: tuple[Cast, Draft]) -> None:
    cast, draft = visit
    in_welsh(cast, draft)
    publication = published(cast, draft)
    assert publication.welsh[BASIS] == SAID[BASIS]
    assert publication.welsh[FOUND] == SAID[FOUND]
    read = pages(cast)
    for name, english in (
        ("inspection", BASIS), ("inspection", "closed files"), ("inspection", "well over"),
        ("inspection", "Letters from schools"), ("inspection", "Nobody had asked for them."), ("progress", FOUND),
        ("progress", RESIDUAL), ("story", FOUND), ("story", RESIDUAL), ("story", "Hear both parents."),
        ("progress", "Hear both parents."),
    ):  # fmt: skip
        assert SAID[english] in read[name], (name, english)
        assert english not in read[name], (name, english)
    assert NOTE not in read["progress"]
    assert NOTE not in read["story"]


def test_what_has_no_welsh_is_marked_and_said_once(visit: tuple[Cast, Draft]) -> None:
    cast, draft = visit
    assert published(cast, draft).welsh.keys().isdisjoint({BASIS, FOUND, RESIDUAL})
    read = pages(cast)
    for name, english in (("inspection", BASIS), ("progress", FOUND), ("story", RESIDUAL)):
        assert f'<span lang="en">{english}</span>' in read[name]
        assert read[name].count(NOTE) == 1
        assert "yn Saesneg yn unig" in read[name]
        assert read[name].index(NOTE) < read[name].index("<h1")
    slug = cast.inspection.slug
    english_page = Client().get(f"/inspections/{slug}").content.decode()
    assert NOTE not in english_page
    assert '<span lang="en">' not in english_page


def test_the_welsh_of_what_is_not_public_is_shown_nowhere(visit: tuple[Cast, Draft]) -> None:
    cast, draft = visit
    in_welsh(cast, draft)
    publication = published(cast, draft)
    now = clock.now()
    assert queries.welsh_of([cast.inspection.pk], now)[BASIS] == SAID[BASIS]
    assert queries.welsh_of([], now) == {}
    withdraw(by=cast["publisher"], publication=publication, reason="A name was printed.")
    assert queries.welsh_of([cast.inspection.pk], clock.now()) == {}


def test_what_was_published_in_welsh_never_changes(visit: tuple[Cast, Draft]) -> None:
    cast, draft = visit
    in_welsh(cast, draft)
    publication = published(cast, draft)
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(welsh={})


def test_words_are_found_whatever_their_spaces_and_full_stop(visit: tuple[Cast, Draft]) -> None:
    cast, draft = visit
    in_welsh(cast, draft)
    published(cast, draft)
    with override("cy"):
        said = said_by(clock.now(), [cast.inspection.pk])
        assert said("The  Made-up\nAct 2003.") == SAID[BASIS]
        assert said("Something else", "Rhywbeth arall") == "Rhywbeth arall"
        assert said("") == ""
        assert not said.english_only
        assert said("<b>Else</b>") == '<span lang="en">&lt;b&gt;Else&lt;/b&gt;</span>'
        assert said.english_only
        assert said.title("Else") == "Else"
    before = len(connection.queries_log)
    assert said_by(clock.now(), [cast.inspection.pk])("Else") == "Else"
    assert len(connection.queries_log) == before
