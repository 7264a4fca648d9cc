"""The four inspection documents, made here from their facts and published: what `./touchstone read` gives of each
stored file is what was entered, in every form and language that it reads."""

from __future__ import annotations

import argparse
import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.factories.four_documents import FOUR, enter, expected, given_back, publish
from touchstone.cli import read as read_command
from touchstone.foundation.core import clock
from touchstone.foundation.files.queries import read_stored
from touchstone.inspectorate.reports import genuine
from touchstone.inspectorate.reports.models import Publication
from touchstone.reader.read import read_in_process

pytestmark = pytest.mark.django_db(transaction=True)
FORMS = ("pdf", "large-print", "word", "html")


def stored(publication: Publication, folder: Path) -> dict[tuple[str, str], Path]:
    """(document, form) → a file with exactly the bytes that were published, for the forms that are read."""
    made = {}
    for row in publication.forms.filter(form__in=FORMS).exclude(document__startswith="children"):
        assert row.file is not None, row.missing
        path = folder / f"{row.document}-{row.form}.{row.extension}"
        path.write_bytes(read_stored(row.file))
        made[row.document, row.form] = path
    return made


def read(paths: list[Path], capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What `./touchstone read --format json` prints of each."""
    capsys.readouterr()
    status = read_command.run(argparse.Namespace(files=[str(path) for path in paths], format="json"))
    out = capsys.readouterr().out
    assert status == 0, out
    return [json.loads(line) for line in out.splitlines() if line.strip()]


@pytest.mark.parametrize("name", list(FOUR))
def test_every_form_of_a_published_document_gives_back_what_was_entered(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    four = FOUR[name]
    cast, draft = enter(four)
    publication = publish(cast, draft)
    files = stored(publication, tmp_path)
    languages = ("en", "cy") if draft.welsh else ("en",)
    assert set(files) == {(language, form) for language in languages for form in FORMS}
    wrong = {}
    for (language, form), data in zip(files, read(list(files.values()), capsys), strict=True):
        assert (data["outcome"], data["family"], data["language"]) == ("read", "own_report", language)
        back, wanted = given_back(data), expected(four, publication, language)
        wrong.update({(language, form, key): (back[key], wanted[key]) for key in wanted if back[key] != wanted[key]})
        if form in ("pdf", "large-print"):
            assert without_place(data) == []
    assert wrong == {}


def without_place(data: Mapping[str, Any]) -> list[str]:
    """Values that stand nowhere on a page."""
    values = [(name, value) for name, value in data["fields"].items()]
    values += [(name, value) for name, rows in data["lists"].items() for row in rows for value in row.values()]
    return [
        f"{name}: {value['value']}"
        for name, value in values
        if value["value"] is not None
        and not (value["place"] and 1 <= value["place"]["page"] <= data["pages"])
        and name not in ("inspectorate", "provider", "inspected_body")
    ]


def test_the_places_of_values_hold_their_words(tmp_path: Path) -> None:
    cast, draft = enter(FOUR["staffordshire"])
    path = stored(publish(cast, draft), tmp_path)["en", "pdf"]
    reading = read_in_process(path.read_bytes(), path.name)
    text = "\f".join(reading.pages)

    def at(value: Mapping[str, Any]) -> str:
        return " ".join(text[value["place"]["start"] : value["place"]["end"]].split())

    lists = reading.data["lists"]
    assert [at(row["name"]) for row in lists["local_authorities"]][-2:] == ["Telford and Wrekin", "Worcestershire"]
    assert [at(row["count"]) for row in lists["evidence"]] == ["67", "4"]
    assert at(lists["areas_for_improvement"][8]["text"]) == FOUR["staffordshire"].past.afis[8].text
    assert at(reading.data["fields"]["inspection_start"]) == "week commencing 5 October 2009"


def test_a_document_altered_after_publication_is_no_publication_of_ours(tmp_path: Path) -> None:
    """One grade is changed in the Word file: it reads otherwise, and its hash is not known. The original's is."""
    cast, draft = enter(FOUR["staffordshire"])
    publication = publish(cast, draft)
    path = stored(publication, tmp_path)["en", "word"]
    original = path.read_bytes()
    altered = with_another_grade(original)
    before, after = (given_back(read_in_process(data, path.name).data)["grades"] for data in (original, altered))
    changed = {key for key in before if before[key] != after[key]}
    assert {key: (before[key], after[key]) for key in changed} == {"complaints": ("inadequate", "good")}
    now = clock.now()
    found = genuine.look_up(hashlib.sha256(original).hexdigest(), now)
    assert [(each.publication, each.form, each.standing) for each in found] == [(publication, "word", "stands")]
    assert genuine.look_up(hashlib.sha256(altered).hexdigest(), now) == []


def with_another_grade(data: bytes) -> bytes:
    """The same Word file, but the table says that complaints are good."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            held = old.read(name)
            if name == "word/document.xml":
                row = held.rindex(b">Complaints<")
                cell = held.index(b"Inadequate", row)
                held = held[:cell] + b"Good" + held[cell + len(b"Inadequate") :]
            new.writestr(name, held)
    return made.getvalue()


QUOTED = "In the record: framework ofsted-cafcass-2009, version 1, kind full."
OFFER = "You can ask Northmere Inspectorate for this document in another form, such as large print or Braille."


@pytest.mark.parametrize(
    "text",
    [
        f"Northmere news\n\nIts last line says “{QUOTED}”\n",
        f"Northmere news\n\n{QUOTED}\n\n" + "The council will discuss the report of its inspectors in spring. " * 8,
        f"Northmere news\n\nThe report ends as all reports end: {OFFER} {QUOTED}\n",
        f"Northmere news\n\nThis is what stands there.\n{QUOTED}\n",
        f"{OFFER}\n{QUOTED.replace('ofsted-cafcass-2009', 'no-such-framework')}\n",
    ],
)
def test_a_document_that_quotes_the_imprint_is_not_taken_for_one_of_ours(text: str) -> None:
    data = read_in_process(text.encode(), "news.txt").data
    assert data["family"] != "own_report"
