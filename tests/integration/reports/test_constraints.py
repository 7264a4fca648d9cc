"""Does the database refuse to change what was published, or to publish and withdraw without saying when and why?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories.records import NOW, make_inspection, make_publication
from touchstone.inspectorate.reports.models import Publication

pytestmark = pytest.mark.django_db


def refused(rows, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**changes)


def test_a_publication_is_never_changed_only_withdrawn():
    publication = make_publication(make_inspection(public=False))
    rows = Publication.objects.filter(pk=publication.pk)
    refused(rows, public_from=NOW)
    refused(rows, state="draft")
    refused(rows, report=make_publication(make_inspection(public=False)).report)
    assert rows.update(state="withdrawn", withdrawn_at=NOW, withdrawn_reason="Wrong area.") == 1
    refused(rows, state="published", withdrawn_at=None, withdrawn_reason="")


def test_a_draft_may_be_changed():
    publication = make_publication(make_inspection(public=False), state="draft", public_from=None)
    assert Publication.objects.filter(pk=publication.pk).update(public_from=NOW) == 1


def test_published_has_a_moment_and_withdrawn_says_when_and_why():
    report = make_publication(make_inspection(public=False)).report
    for values in (
        {"state": "published", "public_from": None},
        {"state": "withdrawn", "public_from": NOW, "withdrawn_at": NOW},
        {"state": "withdrawn", "public_from": NOW, "withdrawn_reason": "Wrong area."},
        {"state": "draft", "withdrawn_at": NOW},
        {"state": "published", "public_from": NOW, "withdrawn_reason": "Wrong area."},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Publication.objects.create(report=report, **values)
