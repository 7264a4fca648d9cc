"""The project's own files are valid, and a file tells everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from touchstone.domain.located import InvalidDefinition
from touchstone.domain.scales import SCALES
from touchstone.foundation.frameworks import definition_files
from touchstone.foundation.frameworks.definition_files import DEFINITIONS

PATH = DEFINITIONS / "ofsted-cafcass-2009.yaml"


def test_every_scale_is_the_method_s_own() -> None:
    for definition in definition_files.read_folder():
        for key, scale in definition.framework.scales.items():
            assert scale == SCALES[key], definition.framework.id


def test_nothing_unverified_passes_for_a_fact() -> None:
    for definition in definition_files.read_folder():
        for clock in definition.framework.clocks:
            assert clock.standing.verified or clock.standing.reason
            assert clock.length is not None or clock.standing.reason


def test_every_remark_and_every_value_of_words_has_its_welsh() -> None:
    def english_alone(value: Any) -> Iterator[str]:
        inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, each in inside:
            if key == "reason" and isinstance(each, str):
                yield each
            yield from english_alone(each)

    for definition in definition_files.read_folder():
        assert list(english_alone(definition.content)) == [], definition.framework.id
        for parameter in definition.framework.parameters:
            assert parameter.value_cy or not isinstance(parameter.value, str), parameter.key


def test_a_definition_is_known_by_its_content_and_not_by_its_comments(tmp_path: Path) -> None:
    copy = tmp_path / PATH.name
    copy.write_text("# another comment\n" + PATH.read_text())
    assert definition_files.read_definition(copy).hash == definition_files.read_definition(PATH).hash
    copy.write_text(PATH.read_text().replace("level: area", "level: national"))
    assert definition_files.read_definition(copy).hash != definition_files.read_definition(PATH).hash


def test_what_is_wrong_with_the_yaml_and_what_it_says_are_told_together(tmp_path: Path) -> None:
    copy = tmp_path / PATH.name
    copy.write_text(PATH.read_text().replace("level: area", "level: area\nlevel: national\nnonsense: 1"))
    with pytest.raises(InvalidDefinition) as raised:
        definition_files.read_definition(copy)
    assert [problem.line for problem in raised.value.problems] == [14, 15]
    assert {problem.file for problem in raised.value.problems} == {str(copy)}


def test_a_file_is_named_after_what_it_defines(tmp_path: Path) -> None:
    copy = tmp_path / "another.yaml"
    copy.write_text(PATH.read_text())
    with pytest.raises(InvalidDefinition, match="must be the file's name, 'another'") as raised:
        definition_files.read_definition(copy)
    assert raised.value.problems[0].line == 4
    words = tmp_path / "words.yaml"
    words.write_text((DEFINITIONS / "bands" / "touchstone.yaml").read_text())
    with pytest.raises(InvalidDefinition, match="must be the file's name, 'words'"):
        definition_files.read_bands_file(words)


def test_a_folder_tells_of_every_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("[]")
    with pytest.raises(InvalidDefinition) as raised:
        definition_files.read_folder(tmp_path)
    assert {Path(problem.file).name for problem in raised.value.problems} == {"a.yaml", "b.yaml"}


def test_a_faulty_yaml_alone_is_enough(tmp_path: Path) -> None:
    copy = tmp_path / PATH.name
    copy.write_text(PATH.read_text() + "version: 1\n")
    with pytest.raises(InvalidDefinition, match="stands twice"):
        definition_files.read_definition(copy)


def test_content_is_read_once() -> None:
    definition = definition_files.read_definition(PATH)
    first = definition_files.framework_of_content(definition.content, definition.hash)
    assert first == definition.framework
    assert definition_files.framework_of_content(definition.content, definition.hash) is first
