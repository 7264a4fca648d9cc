"""Where in a file does a value stand, and what is wrong with it? Values with their lines, and problems that name them.

A definition is read from a tree of nodes that keep the line they stand on, so that every problem of a file is told at
once with file, line, place and what is expected. This module knows no YAML: whoever parses the file builds the nodes.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class Node:
    """A value and the line it begins on (from 1; 0 where there is no file)."""

    value: Scalar | list[Node] | dict[str, Node]
    line: int = 0

    @property
    def is_null(self) -> bool:
        return self.value is None


class Missing(Node):
    """Stands in for a value whose absence is already noted: nothing more is said about it."""


def located(value: Any, line: int = 0) -> Node:
    """Nodes for plain lists, dicts and scalars, all on one line."""
    if isinstance(value, dict):
        return Node({str(key): located(each, line) for key, each in value.items()}, line)
    if isinstance(value, list | tuple):
        return Node([located(each, line) for each in value], line)
    return Node(value, line)


def plain(node: Node) -> Any:
    """The same values without their lines."""
    if isinstance(node.value, dict):
        return {key: plain(each) for key, each in node.value.items()}
    if isinstance(node.value, list):
        return [plain(each) for each in node.value]
    return node.value


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong: where it stands, and a sentence that says what is expected."""

    file: str
    line: int
    where: str
    says: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {where}{self.says}"


class InvalidDefinition(ValueError):
    """A definition that cannot be used. `problems` holds every one, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


KINDS: dict[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    float: "a number",
    dict: "a mapping",
    list: "a list",
    type(None): "nothing",
}


@dataclass
class Checker:
    """Reads values out of nodes and collects what is wrong, so that one reading of a file tells everything.

    Each method returns a harmless stand-in after noting a problem: its caller goes on, and `finish` raises at the end.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, node: Node, where: str, says: str) -> None:
        if not isinstance(node, Missing):
            self.problems.append(Problem(self.file, node.line, where, says))

    def finish(self) -> None:
        """Raises InvalidDefinition when anything was wrong."""
        if self.problems:
            raise InvalidDefinition(self.problems)

    def mapping(self, node: Node, where: str, keys: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Node]:
        """The mapping with every key of `keys` present (null after a problem) and none beyond `keys` and `optional`."""
        if not isinstance(node.value, dict):
            self.wrong(node, where, f"Expected a mapping with {_listed(keys)}; found {_kind(node)}.")
            return {key: Missing(None, node.line) for key in (*keys, *optional)}
        known = [*keys, *optional]
        for key, each in node.value.items():
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                hint = f"Did you mean {near[0]!r}?" if near else f"Expected one of {_listed(known)}."
                self.wrong(each, where, f"Unknown key {key!r}. {hint}")
        missing = [key for key in keys if key not in node.value]
        if missing:
            self.wrong(node, where, f"Missing: {_listed(missing)}. Write every key, with null where it is not known.")
        return {key: node.value.get(key, Missing(None, node.line)) for key in known}

    def items(self, node: Node, where: str) -> list[Node]:
        """The nodes of a list."""
        if isinstance(node.value, list):
            return node.value
        self.wrong(node, where, f"Expected a list ([] where there is nothing); found {_kind(node)}.")
        return []

    def text(self, node: Node, where: str, expected: str = "text") -> str:
        """Text that is not empty."""
        if isinstance(node.value, str) and node.value.strip():
            return node.value.strip()
        found = "empty text" if node.value == "" else _kind(node)
        self.wrong(node, where, f"Expected {expected}; found {found}.")
        return ""

    def choice(self, node: Node, where: str, choices: Iterable[str], what: str) -> str:
        """One of the choices."""
        known = list(choices)
        if isinstance(node.value, str) and node.value in known:
            return node.value
        self.wrong(node, where, f"Unknown {what} {node.value!r}. Expected one of {_listed(known)}.")
        return ""

    def whole(self, node: Node, where: str, least: int = 0) -> int:
        """A whole number, `least` or more."""
        if isinstance(node.value, int) and not isinstance(node.value, bool) and node.value >= least:
            return node.value
        self.wrong(node, where, f"Expected a whole number, {least} or more; found {_kind(node)}.")
        return least

    def truth(self, node: Node, where: str) -> bool:
        """True or false; absent is false."""
        if node.value is None or isinstance(node.value, bool):
            return bool(node.value)
        self.wrong(node, where, f"Expected true or false; found {_kind(node)}.")
        return False

    def unique(self, nodes: Iterable[tuple[str, Node]], where: str, what: str) -> None:
        """Notes each key that stands twice."""
        seen: dict[str, int] = {}
        for key, node in nodes:
            if key in seen:
                self.wrong(node, where, f"The {what} {key!r} stands twice; first on line {seen[key]}.")
            elif key:
                seen[key] = node.line


def keyed(nodes: Iterable[Node]) -> list[tuple[str, Node]]:
    """(key, node) of each; "" for a node that is no mapping with a key of text."""
    found = []
    for node in nodes:
        key = node.value.get("key") if isinstance(node.value, dict) else None
        found.append((key.value if key is not None and isinstance(key.value, str) else "", node))
    return found


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "nothing"


def _kind(node: Node) -> str:
    kind = KINDS[type(node.value)]
    return kind if isinstance(node.value, list | dict) or node.value is None else f"{kind} ({node.value!r})"
