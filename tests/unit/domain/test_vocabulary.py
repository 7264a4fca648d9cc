"""Outside names lead to the project's keys and back."""

from __future__ import annotations

import pytest

from touchstone.domain import vocabulary
from touchstone.domain.frameworks import KINDS
from touchstone.foundation.frameworks import definition_files
from touchstone.inspectorate.inspections.models import Inspection


def test_there_is_a_definition_for_every_framework_and_a_name_for_every_definition() -> None:
    files = {path.stem for path in definition_files.DEFINITIONS.glob("*.yaml")}
    assert files == set(vocabulary.FRAMEWORK_IDS)


@pytest.mark.parametrize("key", vocabulary.FRAMEWORK_IDS)
def test_headings_scales_and_kinds_are_those_of_the_definition(key: str) -> None:
    names = vocabulary.FRAMEWORKS[key]
    framework = definition_files.read_definition(definition_files.DEFINITIONS / f"{key}.yaml").framework
    keys = {*names.headings.values(), *(judgement for _, judgement in names.patterns)}
    assert {judgement for judgement in keys if framework.area(judgement) is None} == set()
    assert names.kind in framework.kinds
    assert {names.scale, names.progress_scale} - {None} == set(framework.scales)


def test_every_graded_area_has_a_heading() -> None:
    for key, names in vocabulary.FRAMEWORKS.items():
        framework = definition_files.read_definition(definition_files.DEFINITIONS / f"{key}.yaml").framework
        keys = {*names.headings.values(), *(judgement for _, judgement in names.patterns)}
        assert {area.key for area in framework.graded} - keys == set(), key


def test_kinds_are_those_of_the_record() -> None:
    assert set(KINDS) == {value for value, _ in Inspection.Kind.choices}


def test_labels_of_the_report_set() -> None:
    assert vocabulary.label_of("ofsted-ilacs-2023") == "ilacs"
    assert vocabulary.label_of("ofsted-sif-2013", "reinspection") == "sif_reinspection"
    assert vocabulary.label_of("ofsted-sif-2013") == "sif"
    assert vocabulary.label_of("ofsted-cafcass-2009") is None
    assert vocabulary.frameworks_of_label("ilacs") == ("ofsted-ilacs-2018", "ofsted-ilacs-2023", "ofsted-ilacs-2026")
    assert vocabulary.frameworks_of_label("sif_reinspection") == ("ofsted-sif-2013",)
    assert vocabulary.frameworks_of_label("nothing") == ()


def test_names_of_the_catalogue() -> None:
    assert vocabulary.catalogue_name("ofsted-cafcass-monitoring-2010") == (
        "ofsted-cafcass-2009",
        "post_inspection_monitoring",
    )
    assert vocabulary.catalogue_name("ofsted-ilacs-2018") is None
    for key in vocabulary.FRAMEWORK_IDS:
        name = vocabulary.catalogue_name(key)
        assert name is None or vocabulary.framework_of_catalogue(*name) == key
    assert vocabulary.framework_of_catalogue("ofsted-cafcass-2009", "news_article") is None
    assert vocabulary.catalogue_judgement("ofsted-cafcass-2021", "overall") == "overall_effectiveness"
    assert vocabulary.catalogue_judgement("ofsted-cafcass-2009", "complaints") == "complaints"


@pytest.mark.parametrize(
    ("scale", "code", "grade"),
    [
        ("ofsted-2009", 3, "satisfactory"),
        ("ofsted-2013", 3, "adequate"),
        ("ofsted-2014", 4, "inadequate"),
        ("ofsted-2014", 5, None),
        ("progress-2010", 1, None),
        ("unknown", 1, None),
    ],
)
def test_printed_numbers(scale: str, code: int, grade: str | None) -> None:
    assert vocabulary.grade_of_code(scale, code) == grade
