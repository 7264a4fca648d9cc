"""YAML as nodes that know their lines.

PyYAML's own reading would let the last of two equal keys win without a word, would follow an alias into itself, and
would make objects of tags; here each is a problem with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from touchstone.domain.located import InvalidDefinition, Node, Problem

T = TypeVar("T")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # fifty times as fast where libyaml is there
MOST_BYTES = 1_000_000
MOST_NODES = 50_000
DEEPEST = 60
TAGS = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:timestamp": str,  # dates are read by domain.dates, which keeps "2009-10" apart from a day
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": bool,
    "tag:yaml.org,2002:null": type(None),
}
CONTAINERS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


@dataclass(frozen=True)
class Parsed:
    """A file's values, and what was wrong with its YAML. It is read on all the same, to tell everything at once."""

    node: Node
    problems: tuple[Problem, ...]

    def line_of(self, key: str) -> int:
        """The line of a key of the whole file; 1 where it has no such key."""
        value = self.node.value
        return value[key].line if isinstance(value, dict) and key in value else 1


def read_all(folder: Path, read: Callable[[Path], T]) -> list[T]:
    """What `read` makes of each YAML file of a folder, by name. Raises one InvalidDefinition with every problem."""
    made, problems = [], []
    for path in sorted(folder.glob("*.yaml")):
        try:
            made.append(read(path))
        except InvalidDefinition as invalid:
            problems.extend(invalid.problems)
    if problems:
        raise InvalidDefinition(problems)
    return made


def parse(path: Path, file: str) -> Parsed:
    """The file's values with their lines; `file` names it in problems.

    Raises InvalidDefinition where there is no reading on at all, and OSError.
    """
    if path.stat().st_size > MOST_BYTES:
        raise _invalid(file, 1, f"The file is larger than {MOST_BYTES:,} bytes, so it is no definition.")
    return parse_text(path.read_bytes(), file)


def parse_text(data: bytes, file: str) -> Parsed:
    """As `parse`, for bytes that are at hand."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _invalid(file, line, "This is not UTF-8. Save the file as UTF-8.") from error
    try:
        _check_depth(text, file)
        root = yaml.compose(text, Loader=LOADER)
    except InvalidDefinition:
        raise
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        says = f"This is not YAML: {error.problem or error.context}."
        raise _invalid(file, mark.line + 1 if mark else 1, says) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _invalid(file, 1, "This is not YAML: it holds characters that no text has.") from error
    if root is None:
        raise _invalid(file, 1, "The file is empty. Expected a mapping that begins with its id or key.")
    builder = _Builder(file)
    node = builder.node(root, ())
    return Parsed(node, tuple(builder.problems))


def _check_depth(text: str, file: str) -> None:
    """Refuses deep nesting before anything is composed: composing recurses, and in C it would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _invalid(file, event.start_mark.line + 1, "The file is nested too deeply.")


def _invalid(file: str, line: int, says: str) -> InvalidDefinition:
    return InvalidDefinition([Problem(file, line, "", says)])


class _Builder:
    """Turns PyYAML's nodes into ours."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.count = 0

    def wrong(self, node: yaml.Node, says: str) -> Node:
        line = node.start_mark.line + 1
        self.problems.append(Problem(self.file, line, "", says))
        return Node(None, line)

    def node(self, node: yaml.Node, above: tuple[int, ...]) -> Node:
        self.count += 1
        if id(node) in above:
            return self.wrong(node, "This part contains itself through an alias: a cycle. Write it out instead.")
        if self.count > MOST_NODES or len(above) > DEEPEST:  # aliases may still swell it
            return self.wrong(node, "The file is too large or nested too deeply.") if not self.problems else Node(None)
        line, above = node.start_mark.line + 1, (*above, id(node))
        if node.tag not in (TAGS if isinstance(node, yaml.ScalarNode) else CONTAINERS):
            return self.wrong(node, f"The tag {node.tag} is not used in definitions. Expected plain YAML.")
        if isinstance(node, yaml.MappingNode):
            return Node(dict(self._pairs(node, above)), line)
        if isinstance(node, yaml.SequenceNode):
            return Node([self.node(each, above) for each in node.value], line)
        return self._scalar(node, line)

    def _pairs(self, node: yaml.MappingNode, above: tuple[int, ...]) -> Iterator[tuple[str, Node]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.wrong(key_node, "A key must be a word.")
                continue
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in seen:
                self.wrong(key_node, f"The key {key!r} stands twice in one mapping; first on line {seen[key]}.")
                continue
            seen[key] = line
            yield key, self.node(value_node, above)

    def _scalar(self, node: yaml.Node, line: int) -> Node:
        if TAGS.get(node.tag) is str:
            return Node(node.value, line)
        try:
            return Node(yaml.SafeLoader("").construct_object(node), line)
        except (yaml.YAMLError, ValueError):
            return self.wrong(node, f"{node.value!r} cannot be read as a value.")
