"""Does the database itself refuse to change what was published?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories.records import NOW, make_afi, make_inspection, make_publication
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.reports.models import Publication

pytestmark = pytest.mark.django_db


def refused(rows, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**changes)


@pytest.fixture
def afi():
    return make_afi(make_inspection(), "Answer letters in time.")


def test_published_wording_is_never_changed(afi):
    rows = AreaForImprovement.objects.filter(pk=afi.pk)
    refused(rows, text="Answer letters.")
    refused(rows, own_words=True)
    assert rows.update(section="Recommendations") == 1


def test_own_words_may_give_way_to_the_published_wording_once(afi):
    own = AreaForImprovement.objects.filter(pk=make_afi(afi.inspection, "Letters", own_words=True).pk)
    assert own.update(text="Answer every letter in time.", own_words=False) == 1
    refused(own, text="Letters", own_words=True)


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
