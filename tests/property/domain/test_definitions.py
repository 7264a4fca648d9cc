"""Whatever a definition file holds, it is a framework or it is refused with sentences: nothing else ever happens."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from touchstone.domain.bands_reader import read_bands
from touchstone.domain.framework_reader import read_framework
from touchstone.domain.located import InvalidDefinition, Node, located, plain
from touchstone.foundation.frameworks import definition_files
from touchstone.foundation.frameworks.yaml_nodes import parse_text

CONTENT = definition_files.read_definition(definition_files.DEFINITIONS / "ofsted-cafcass-progress-2011.yaml").content
BANDS = plain(
    parse_text((definition_files.DEFINITIONS / "bands" / "touchstone.yaml").read_bytes(), "touchstone.yaml").node
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, each in inside for found in places(each, (*path, key)))]


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The value with what stands at the path replaced."""
    if not path:
        return new
    key, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {each: put(inner, rest, new) if each == key else inner for each, inner in value.items()}
    return [put(inner, rest, new) if number == key else inner for number, inner in enumerate(value)]


@settings(max_examples=200)
@given(st.sampled_from(places(CONTENT)), ANYTHING)
def test_a_changed_framework_is_read_or_refused(path: tuple[Any, ...], new: Any) -> None:
    changed = located(put(CONTENT, path, new), line=7)
    try:
        framework = read_framework(changed, "f.yaml", {"touchstone"})
    except InvalidDefinition as invalid:
        assert invalid.problems
        assert all(problem.line == 7 and problem.says.endswith((".", "?")) for problem in invalid.problems)
    else:
        assert read_framework(located(plain(changed)), "f.yaml", {"touchstone"}) == framework


@settings(max_examples=100)
@given(st.sampled_from(places(BANDS)), ANYTHING)
def test_a_changed_list_of_words_is_read_or_refused(path: tuple[Any, ...], new: Any) -> None:
    try:
        bands = read_bands(located(put(BANDS, path, new)), "f.yaml")
    except InvalidDefinition as invalid:
        assert invalid.problems
    else:
        assert bands.bands


@settings(max_examples=200)
@given(st.binary(max_size=200) | st.text(alphabet="ab:-[]{}&*!?|>'\"#\n ", max_size=80).map(str.encode))
def test_any_bytes_are_values_or_are_refused(data: bytes) -> None:
    try:
        parsed = parse_text(data, "f.yaml")
    except InvalidDefinition as invalid:
        assert str(invalid).startswith("f.yaml:")
    else:
        assert isinstance(parsed.node, Node)
