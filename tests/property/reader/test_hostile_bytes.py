"""Whatever the bytes are, the reader answers with a reading or a refusal, never with an error."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.document_forms import FORMS
from tests.factories.document_letters import MonitoringLetter, ProgressLetter
from tests.factories.documents import AreaReport, Narrative
from touchstone.reader import reading as reading_module
from touchstone.reader.plain import plain_of
from touchstone.reader.read import read_in_process
from touchstone.reader.reading import Reading
from touchstone.reader.table import table_of

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(reading_module.__file__).parent / "schema.json").read_text(encoding="utf-8"))
)
LAYOUTS = (AreaReport, MonitoringLetter, ProgressLetter, Narrative)
SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def sample(form: str, layout: int) -> bytes:
    return FORMS[form](LAYOUTS[layout].make(Random(7)).elements())


def answered(data: bytes, name: str = "made") -> Reading:
    """Reads, and checks everything that can be made of the reading."""
    reading = read_in_process(data, name)
    SCHEMA.validate(reading.data)
    assert (reading.outcome == "refused") == bool(reading.data["refusal"])
    assert plain_of(reading.data)["path"] == name
    assert table_of(reading.data)
    length = len("\f".join(reading.pages))
    for value in reading.data["fields"].values():
        if value["place"]:
            assert 0 <= value["place"]["start"] < value["place"]["end"] <= length
    return reading


@SETTINGS
@given(data=st.binary(max_size=4000))
def test_any_bytes(data: bytes) -> None:
    answered(data)


@SETTINGS
@given(
    start=st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf"]),
    rest=st.binary(max_size=2000),
)
def test_any_bytes_after_a_known_start(start: bytes, rest: bytes) -> None:
    answered(start + rest)


@SETTINGS
@given(text=st.text(max_size=3000))
def test_any_text(text: str) -> None:
    answered(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("form", ["text", "HTML", "Word", "PDF", "UTF-16"])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    layout=st.integers(0, 3),
    cut=st.floats(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=12),
)
def test_damaged_documents(form: str, layout: int, cut: float, flips: list[tuple[float, int]]) -> None:
    data = bytearray(sample(form, layout))
    for where, value in flips:
        data[int(where * len(data))] = value
    answered(bytes(data[: int(cut * len(data))]))
    answered(bytes(data))


@SETTINGS
@given(one=st.integers(0, 3), other=st.integers(0, 3), forms=st.tuples(*[st.sampled_from(["text", "HTML", "PDF"])] * 2))
def test_two_documents_in_one_file(one: int, other: int, forms: tuple[str, str]) -> None:
    answered(sample(forms[0], one) + sample(forms[1], other))


@SETTINGS
@given(random=st.randoms(use_true_random=False), layout=st.integers(0, 3))
def test_shuffled_lines(random: Random, layout: int) -> None:
    lines = sample("text", layout).decode().splitlines()
    random.shuffle(lines)
    answered("\n".join(lines).encode())


@SETTINGS
@given(layout=st.integers(0, 3), form=st.sampled_from(["text", "HTML", "PDF", "Word"]))
def test_same_bytes_same_reading(layout: int, form: str) -> None:
    data = sample(form, layout)
    assert read_in_process(data, "a").as_json() == read_in_process(data, "a").as_json()
