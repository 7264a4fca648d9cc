"""Does each place hold what was read there? And does every output follow the published schema?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.integration.reader import catalogue
from touchstone.reader import reading as reading_module
from touchstone.reader.common.text import words_only
from touchstone.reader.sandbox import read_file

SCHEMA = json.loads((Path(reading_module.__file__).parent / "schema.json").read_text(encoding="utf-8"))
# Values that are the document's own words, so that they must stand at their place.
QUOTED = frozenset(
    "title addressee signatory lead_inspector area_name area_code plan carry_forward limiting_statement author "
    "publisher inspected_body heading text label name role subject sentence residual missing_reason words".split()
)


def values(data: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, value in data["fields"].items():
        yield "", name, value
    for name, rows in data["lists"].items():
        for row in rows:
            for column, value in row.items():
                yield name, column, value


@pytest.mark.sources
@pytest.mark.skipif(not catalogue.is_there(), reason="the source documents are not beside the project")
@pytest.mark.parametrize("key", ["S0", "S1", "S2", "S3", "S4"])
def test_sources(key: str) -> None:
    reading = read_file(catalogue.SOURCES / catalogue.records()[key]["file"])
    jsonschema.Draft202012Validator(SCHEMA).validate(reading.data)
    text = "\f".join(reading.pages)
    checked = 0
    for list_name, column, value in values(reading.data):
        place = value["place"]
        if place is None:
            continue
        assert 0 <= place["start"] < place["end"] <= len(text)
        assert text.count("\f", 0, place["start"]) == place["page"] - 1
        quoted = words_only(text[place["start"] : place["end"]])
        if (
            list_name != "legal_basis"
            and column in QUOTED
            and isinstance(value["value"], str)
            and value["value"] != "Overall progress"
        ):
            assert words_only(value["value"]) in quoted, (list_name, column, value)
            checked += 1
        if isinstance(value["value"], dict) and "printed" in value["value"]:
            assert words_only(value["value"]["printed"]) in quoted
            checked += 1
    assert checked > (0 if key == "S2" else 20)
