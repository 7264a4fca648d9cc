"""YAML that would mislead is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from touchstone.domain.located import InvalidDefinition, plain
from touchstone.foundation.frameworks.yaml_nodes import MOST_BYTES, parse, parse_text


def refusal(data: bytes) -> str:
    """What is said of the file: of what can be read no further, and of what is read on."""
    try:
        parsed = parse_text(data, "f.yaml")
    except InvalidDefinition as invalid:
        return str(invalid)
    return "\n".join(map(str, parsed.problems))


def test_values_keep_their_lines_and_dates_stay_text() -> None:
    parsed = parse_text(b"a: 2009-10-05\nb:\n  - yes\n  - 3\n  - 2009-10\n  - ~\n  - 1.5\n", "f.yaml")
    assert parsed.problems == ()
    assert plain(parsed.node) == {"a": "2009-10-05", "b": [True, 3, "2009-10", None, 1.5]}
    assert (parsed.line_of("a"), parsed.line_of("b"), parsed.line_of("c")) == (1, 3, 1)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "f.yaml:1: The file is empty."),
        (b"# only a comment\n", "f.yaml:1: The file is empty."),
        (b"a: 1\nb: 2\na: 3\n", "f.yaml:3: The key 'a' stands twice in one mapping; first on line 1."),
        (b"a: &x\n  b: *x\n", "f.yaml:1: This part contains itself through an alias: a cycle."),
        (b"a: &x [*x]\n", "f.yaml:1: This part contains itself through an alias: a cycle."),
        (b"a: [1\nb: 2\n", "f.yaml:2: This is not YAML"),
        (b"a: *nowhere\n", "f.yaml:1: This is not YAML: found undefined alias"),
        (b"a: b\n\x00", "f.yaml:1: This is not YAML: it holds characters that no text has."),
        (b"a: 1\nb: caf\xe9\n", "f.yaml:2: This is not UTF-8."),
        (
            b"a: !!python/object:os.system {b: 1}\n",
            "f.yaml:1: The tag tag:yaml.org,2002:python/object:os.system is not",
        ),
        (b"a: !!map x\n", "f.yaml:1: The tag tag:yaml.org,2002:map is not used in definitions."),
        (b"a: !!str {}\n", "f.yaml:1: The tag tag:yaml.org,2002:str is not used in definitions."),
        (b"a: !!python/name:os.system x\n", "f.yaml:1: The tag tag:yaml.org,2002:python/name:os.system is not used"),
        (b"a: !!int word\n", "f.yaml:1: 'word' cannot be read as a value."),
        (b"? [1, 2]\n: 3\n", "f.yaml:1: A key must be a word."),
        (b"<<: 1\n<<: 2\n", "f.yaml:2: The key '<<' stands twice"),
        (b"[" * 3000, "f.yaml:1: The file is nested too deeply."),
        (b"[" * 80 + b"]" * 80, "f.yaml:1: The file is nested too deeply."),
    ],
)
def test_refusals(data: bytes, says: str) -> None:
    assert refusal(data).startswith(says)


def test_aliases_cannot_swell_a_file_without_bound() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    assert "too large" in refusal("\n".join(lines).encode())


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(InvalidDefinition, match="so it is no definition"):
        parse(path, "large.yaml")
