"""How do all answers of a request become one packed file? A folder an item, and a list of the contents."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO

from django.utils.text import slugify

from touchstone.domain.spreadsheets import csv_text
from touchstone.foundation.core.wording import format_time
from touchstone.foundation.files.queries import open_stored
from touchstone.inspectorate.requests import vocabulary
from touchstone.inspectorate.requests.models import Answer, RequestItem

HEADINGS = ("item", "title", "state", "answer", "given", "decision", "file", "bytes", "sha256")
_IN_MEMORY = 8 * 1024 * 1024


def packed(items: Iterable[RequestItem]) -> IO[bytes]:
    """A ZIP file, at its beginning: `contents.csv`, then every answer's words and files. The caller closes it."""
    out = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - handed to the response, which closes it
    rows: list[list[object]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in items:
            answers = list(item.answers.all())
            for answer in answers:
                rows += _pack(archive, item, answer)
            if not answers:
                rows.append([item.number, item.title, item.state, "", "", "", "", "", ""])
        archive.writestr("contents.csv", _contents(rows))
    out.seek(0)
    return out


def _pack(archive: zipfile.ZipFile, item: RequestItem, answer: Answer) -> list[list[object]]:
    folder = f"{item.number:03d}-{slugify(item.title)[:60] or 'item'}/answer-{answer.round}"
    given = format_time(answer.given_at) if answer.given_at else ""
    verdicts = [
        ": ".join(filter(None, [each.verdict, vocabulary.reasons().get(each.reason_code, "")]))
        for each in answer.decisions.all()
    ]
    row = [item.number, item.title, item.state, answer.round, given, "; ".join(verdicts)]
    rows: list[list[object]] = []
    if answer.text:
        data = answer.text.encode()
        archive.writestr(f"{folder}/words.txt", data)
        rows.append([*row, f"{folder}/words.txt", len(data), ""])
    for each in answer.files.all():
        place = f"{folder}/files/{each.name}"
        with open_stored(each.file) as source, archive.open(place, "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target)
        rows.append([*row, place, each.file.size, each.file.sha256])
    return rows


def _contents(rows: list[list[object]]) -> str:
    return csv_text([HEADINGS, *rows], end="\n")
