"""Are files that nothing names thrown away, and no others?"""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from tests.factories.records import make_inspection, make_publication
from touchstone.foundation.core import clock
from touchstone.foundation.files.actions import discard, store, sweep
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.files.queries import folder

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_file_that_a_row_names_is_kept() -> None:
    file = store(b"named by a publication")
    make_publication(make_inspection(public=False), document=file)
    assert not discard(file)
    assert (folder() / file.path).exists()


def test_a_file_that_nothing_names_goes_with_its_bytes() -> None:
    file = store(b"named by nothing")
    assert discard(file)
    assert not StoredFile.objects.filter(pk=file.pk).exists()
    assert not (folder() / file.path).exists()


def test_bytes_without_a_row_are_swept_when_they_are_old() -> None:
    kept, lost = store(b"kept, with its row"), store(b"bytes whose process was killed")
    place = folder() / lost.path
    StoredFile.objects.filter(pk=lost.pk).delete()
    half = folder() / "incoming" / "half"
    half.write_bytes(b"half a fi")
    shelf, before = int(lost.sha256[:2], 16), clock.now() - timedelta(days=1)
    assert sweep(older_than=before, shelf=shelf) == 0
    for path in (place, half, folder() / kept.path):
        os.utime(path, (0, 0))
    assert sweep(older_than=before, shelf=shelf) == 2
    assert sweep(older_than=before, shelf=int(kept.sha256[:2], 16)) == 0
    assert (folder() / kept.path).exists() and not place.exists() and not half.exists()
