"""Does the index follow the record: what is published, corrected, withdrawn, and what an embargo's end changes?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories import records
from touchstone.foundation.accounts import audit
from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register import actions
from touchstone.public.register.models import IndexCursor, SearchEntry, SearchWord

pytestmark = pytest.mark.django_db


def documents() -> list[str]:
    return list(SearchEntry.objects.filter(kind="3 document").order_by("pk").values_list("title", flat=True))


def test_what_was_published_since_is_indexed_once():
    actions.catch_up()
    records.make_inspection(title="New one")
    assert actions.catch_up() == 2  # the inspection and its provider
    assert documents() == ["New one"]
    assert actions.catch_up() == 0


def test_a_correction_that_the_trail_names_is_indexed_again():
    inspection = records.make_inspection(title="Before")
    actions.catch_up()
    Inspection.objects.filter(pk=inspection.pk).update(title="After")
    assert actions.catch_up() == 0  # nobody said that anything changed
    inspection.refresh_from_db()
    audit.record(by="a test", action="inspections.correct", subject=inspection, summary="Corrected.")
    actions.catch_up()
    assert documents() == ["After"]


def test_a_withdrawn_document_leaves_the_index():
    inspection = records.make_inspection()
    actions.catch_up()
    inspection.reports.get().publications.update(
        state="withdrawn", withdrawn_at=clock.now(), withdrawn_reason="Published in error."
    )
    actions.catch_up()
    assert documents() == []


def test_the_end_of_an_embargo_closes_what_the_new_document_closes():
    first = records.make_inspection(published=date(2019, 1, 1), afis=["Mend it."])
    letter = records.make_inspection(first.provider, follows=first, public=False)
    records.make_progress(first.areas_for_improvement.get(), letter)
    publication = records.make_publication(letter, public_from=clock.now() + timedelta(hours=1))
    actions.catch_up()
    entry = SearchEntry.objects.get(inspection=first)
    assert entry.n_open == 1  # nobody may see yet that it was judged
    # An hour goes by.
    IndexCursor.objects.update(indexed_at=clock.now() - timedelta(hours=2))
    again = records.make_publication(letter, public_from=clock.now() - timedelta(minutes=1))
    assert publication.pk != again.pk
    actions.catch_up()
    assert SearchEntry.objects.get(inspection=first).n_open == 0


def test_an_unlisted_provider_is_indexed_only_with_its_report():
    service = records.make_organisation("Hidden Service", listed=False)
    actions.catch_up()
    assert not SearchEntry.objects.filter(organisation=service).exists()
    records.make_inspection(service)
    actions.catch_up()
    entry = SearchEntry.objects.get(organisation=service, kind="1 provider")
    assert entry.report is not None


def test_words_of_names_and_texts_join_the_vocabulary():
    records.make_inspection(text="Grandparents wrote.")
    actions.rebuild_index()
    words = dict(SearchWord.objects.values_list("word", "in_names"))
    assert words["grandparents"] is False
    assert words["fictional"] is True
    assert SearchWord.objects.get(word="wrote").trigrams.count() == 5


def test_a_rebuilt_index_is_the_same_as_one_that_followed():
    service = records.make_organisation("Weldmere")
    records.make_inspection(service, areas=[records.make_area(service, "Thornshire")], text="Words.")
    actions.catch_up()
    fields = ("kind", "title", "names", "places", "body", "n_open", "sort_date")
    followed = sorted(SearchEntry.objects.values_list(*fields))
    actions.rebuild_index()
    assert sorted(SearchEntry.objects.values_list(*fields)) == followed
