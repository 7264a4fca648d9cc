"""Is every real report of the development set matched to the right authority, or asked about?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.utils.text import slugify

from touchstone.foundation.providers.actions.loading import load_organisations
from touchstone.foundation.providers.queries.names import Names
from touchstone.inspectorate.archive.proposing import PROVIDER_KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.sources]


def test_every_labelled_body_is_the_one_of_its_file_or_asked_about(project: Path) -> None:
    """The set's file names name the authority, apart from what its title prints."""
    labels = project.parent / "shared" / "reports" / "dev" / "labels.jsonl"
    if not labels.exists():
        pytest.skip("the report set is not here")
    load_organisations(by="tests")
    names = Names(PROVIDER_KINDS)
    rows = [json.loads(line) for line in labels.read_text().splitlines()]
    asked, wrong, n = [], [], 0
    for row in rows:
        if row.get("damaged"):
            continue
        n += 1
        printed, ended = row["inspected_body"], row["inspection_end"]
        meant = names.meant(printed, date.fromisoformat(ended) if ended else None).organisation
        of_file = row["file"].split("-", 1)[1].rsplit("-", 3)[0]
        if meant is None:
            asked.append((printed, row["framework"]))
        elif set(slugify(meant.name).split("-")) - {"and"} != set(of_file.split("-")) - {"and"}:
            wrong.append((printed, meant.slug, of_file))
    assert n == 80
    assert wrong == []
    assert [framework for _, framework in asked] in ([], ["lscb_review"]), asked
