"""Whatever an inspection says, under every framework: its published PDF is read back to the same values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import play
from tests.factories.round_trip import OUTPUTS, Progress, Told, enter, expected, given_back, scales
from touchstone import formats
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.drafting.building import documents_of
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.reader.read import read_in_process

pytestmark = pytest.mark.django_db(transaction=False)

WORDS = (
    "children families plans advisers complaints letters courts records managers audits delay parents hearings every "
    "case must say who does what by when and why before the first hearing follow-up Cefn Llanelwedd Ŵyr naïve £5 24% "
    "part-time “in time” children’s 2027 (where known)"
).split(" ")
VERBS = ("Answer", "Write", "Hear", "Make sure that", "Check", "Order", "Train")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of 4 to 60 words that begins like an area for improvement."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=59))
    return f"{draw(st.sampled_from(VERBS))} {' '.join(words)}."


@dataclass(frozen=True)
class Says:
    """What an inspection under a framework may say: graded areas with their steps, ranks of areas for improvement."""

    areas: dict[str, tuple[str, tuple[str, ...]]]
    ranks: list[str]
    progress: tuple[str, ...]
    strengths: bool


@st.composite
def inspections(draw: st.DrawFn, framework: str, kind: str) -> Told:
    with_areas = says(framework, kind)
    grades = {key: draw(st.sampled_from(steps)) for key, (_scale, steps) in with_areas.areas.items()}
    starts = draw(st.dates(date(2020, 1, 6), date(2030, 12, 1)))
    ends = starts + timedelta(days=draw(st.integers(0, 27)))
    progress: tuple[Progress, ...] = ()
    if with_areas.progress and kind == "monitoring":
        many = draw(st.lists(st.sampled_from(with_areas.progress), min_size=1, max_size=9))
        progress = tuple(Progress(draw(sentences()), grade) for grade in many)
    improve = draw(st.lists(st.tuples(st.sampled_from(with_areas.ranks), sentences()), max_size=9))
    order = list(with_areas.ranks)
    methods = st.sampled_from(["case_file_review", "observation", "interview", "document", "data", "survey", "visit"])
    return Told(
        framework, kind, starts, ends, ends + timedelta(days=draw(st.integers(1, 90))),
        reference=draw(st.from_regex(r"[A-Z]{2} ?[0-9]{3,6}", fullmatch=True)),
        grades=grades, improve=tuple(sorted(improve, key=lambda pair: order.index(pair[0]))) if not progress else (),
        strengths=tuple(draw(st.lists(sentences(), max_size=4))) if with_areas.strengths else (),
        counts=draw(st.dictionaries(methods, st.integers(1, 6), max_size=4)), progress=progress,
    )  # fmt: skip


@cache
def says(framework: str, kind: str) -> Says:
    """Asked of the framework once; nothing of it stays in the database."""
    with transaction.atomic():
        inspection = play(framework=framework, kind=kind).inspection
        read = framework_of(inspection)
        ranks = [*(each.key for each in read.timescales), *(each.key for each in read.classes), ""]
        progress = tuple(read.progress.value.scale.keys) if read.progress.value else ()
        found = Says(scales(inspection), ranks, progress, kind == "focused")
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize(("framework", "kind"), OUTPUTS)
@settings(
    max_examples=5, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(data=st.data())
def test_a_published_document_is_read_back_to_what_was_entered(framework: str, kind: str, data: st.DataObject) -> None:
    with transaction.atomic():
        told = data.draw(inspections(framework, kind))
        _cast, draft = enter(told)
        document = documents_of(draft, dated=PreciseDate(told.published))["en"]
        read = read_in_process(formats.make(document, "pdf").data, "published.pdf").data
        transaction.set_rollback(True)
    back, wanted = given_back(read), expected(told)
    assert {name: back[name] for name in wanted if back[name] != wanted[name]} == {}, wanted
