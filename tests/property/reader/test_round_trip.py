"""What a made-up document was made from is what is read from it, in every layout and format."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.document_checks import CHECKS
from tests.factories.document_forms import FORMS
from touchstone.reader import reading as reading_module
from touchstone.reader.plain import plain_of
from touchstone.reader.read import read_in_process

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(reading_module.__file__).parent / "schema.json").read_text(encoding="utf-8"))
)
NAMED = [pytest.param(layout, id=layout.__name__) for layout in CHECKS]


def check(layout: Any, form: str, random: Random) -> None:
    made = layout.make(random)
    reading = read_in_process(FORMS[form](made.elements()), "made")
    SCHEMA.validate(reading.data)
    CHECKS[layout](made, plain_of(reading.data))


@pytest.mark.parametrize("form", ["text", "marked text", "wrapped text", "UTF-16", "Windows-1252", "HTML"])
@pytest.mark.parametrize("layout", NAMED)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(random=st.randoms(use_true_random=False))
def test_text_formats(layout: Any, form: str, random: Random) -> None:
    check(layout, form, random)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("form", ["Word", "PDF"])
@pytest.mark.parametrize("layout", NAMED)
def test_made_by_programs(layout: Any, form: str, seed: int) -> None:
    check(layout, form, Random(seed))
