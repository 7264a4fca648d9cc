"""The project's own instruments: complete in both languages, naming areas that some framework has, forms that pass."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyxform.xls2xform import convert

from touchstone.domain.instruments.model import Instrument
from touchstone.domain.located import InvalidDefinition
from touchstone.foundation.frameworks.definition_files import read_folder as read_frameworks
from touchstone.foundation.instruments import definition_files
from touchstone.foundation.instruments.definition_files import Definition, read_definition, read_folder
from touchstone.foundation.instruments.workbooks import workbook

OWN = read_folder()
XFORMS = {"x": "http://www.w3.org/2002/xforms", "h": "http://www.w3.org/1999/xhtml"}


def each() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("definition", OWN, ids=lambda definition: definition.instrument.id)


def test_the_set_is_whole() -> None:
    assert {definition.instrument.id for definition in OWN} == {
        "case-review",
        "court-report-review",
        "interview",
        "observation",
        "risk-assessment-review",
        "survey-children",
        "survey-parents",
    }


@each()
def test_it_is_marked_as_the_project_s_own_with_draft_welsh(definition: Definition) -> None:
    assert definition.instrument.own and definition.instrument.welsh == "draft"


@each()
def test_its_areas_are_areas_of_some_framework(definition: Definition) -> None:
    known = {area.key for framework in read_frameworks() for _depth, area in framework.framework.walk()}
    named = {area for _section, question in definition.instrument.questions() for area in question.areas}
    assert named <= known


@each()
def test_its_welsh_is_not_its_english(definition: Definition) -> None:
    titles = [question.ask for _section, question in definition.instrument.questions()]
    titles += [section.title for section in definition.instrument.sections]
    assert [title.en for title in titles if title.en == title.cy] == []


def converted(instrument: Instrument, scale: str, validate: bool = False) -> str:
    """What pyxform makes of the workbook; it raises where it does not accept it."""
    result = convert(io.BytesIO(workbook(instrument, scale)), file_type=".xlsx", validate=validate, pretty_print=False)
    assert not [warning for warning in result.warnings if "language" in warning.lower()], result.warnings
    return result.xform


@each()
@pytest.mark.parametrize("scale", ["", "ofsted-2009", "ofsted-2014"])
def test_pyxform_accepts_it_in_both_languages(definition: Definition, scale: str) -> None:
    instrument = definition.instrument
    form = ElementTree.fromstring(converted(instrument, scale))
    languages = {found.get("lang") for found in form.iterfind(".//x:translation", XFORMS)}
    assert languages == {"English (en)", "Cymraeg (cy)"}
    words = {found.text for found in form.iterfind(".//x:translation//x:value", XFORMS)}
    for _section, question in instrument.questions():
        if question.kind != "grade" or scale:
            assert {question.ask.en, question.ask.cy} <= words
    binds = {str(bind.get("nodeset")): bind for bind in form.iterfind(".//x:bind", XFORMS)}
    for section, question in instrument.questions():
        paths = [path for path in binds if path.endswith(f"/{question.key}")]
        assert len(paths) == (0 if question.kind == "grade" and not scale else 1)
        if paths and question.when:
            assert binds[paths[0]].get("relevant")
        if paths:
            assert ("_each/" in paths[0]) == section.per_child
    repeats = form.findall(".//x:repeat", XFORMS)
    assert len(repeats) == (
        1 + sum(section.per_child for section in instrument.sections) if instrument.per_child else 0
    )


def test_a_condition_inside_a_repeat_looks_at_the_same_child() -> None:
    case_review = next(d.instrument for d in OWN if d.instrument.id == "case-review")
    form = converted(case_review, "ofsted-2014")
    found = re.search(
        r'nodeset="[^"]*/seen_alone"[^>]*relevant="([^"]*)"|relevant="([^"]*)"[^>]*nodeset="[^"]*/seen_alone"', form
    )
    assert found is not None
    assert "../seen" in (found.group(1) or found.group(2))


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate needs Java")
@each()
def test_odk_validate_accepts_it(definition: Definition) -> None:
    assert converted(definition.instrument, "ofsted-2014" if definition.instrument.overall else "", validate=True)


def test_the_same_name_is_never_two_things(tmp_path: Path) -> None:
    """Names of questions, of reasons beside them and of groups share one space in an XLSForm."""
    for definition in OWN:
        keys = [question.key for _section, question in definition.instrument.questions()]
        reasons = [f"{q.key}_reason" for _s, q in definition.instrument.questions() if q.reason_for]
        assert len({*keys, *reasons}) == len(keys) + len(reasons), definition.instrument.id


def test_a_file_is_named_for_its_instrument(tmp_path: Path) -> None:
    text = (definition_files.DEFINITIONS / "observation.yaml").read_text()
    (tmp_path / "other.yaml").write_text(text)
    with pytest.raises(InvalidDefinition, match="must be the file's name, 'other'"):
        read_definition(tmp_path / "other.yaml")


def test_every_problem_of_a_folder_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\nid: a\n")
    (tmp_path / "b.yaml").write_text("[]")
    with pytest.raises(InvalidDefinition) as found:
        read_folder(tmp_path)
    assert {problem.file.rsplit("/", 1)[-1] for problem in found.value.problems} == {"a.yaml", "b.yaml"}
    assert "stands twice" in str(found.value) and "Expected a mapping" in str(found.value)


def test_the_order_of_keys_and_the_comments_do_not_count() -> None:
    assert definition_files.content_hash({"a": 1, "b": [2]}) == definition_files.content_hash({"b": [2], "a": 1})
    content = OWN[0].content
    again = definition_files.instrument_of_content(content, OWN[0].hash)
    assert again == OWN[0].instrument
