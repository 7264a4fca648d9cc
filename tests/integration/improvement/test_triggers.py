"""Does the database itself refuse to change the wording published?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories.records import make_afi, make_inspection
from touchstone.inspectorate.improvement.models import AreaForImprovement

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


def test_an_area_for_improvement_is_never_deleted(afi):
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        afi.delete()
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        AreaForImprovement.objects.filter(pk=afi.pk).delete()
    assert AreaForImprovement.objects.filter(pk=afi.pk).exists()
