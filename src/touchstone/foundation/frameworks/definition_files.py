"""What do the definition files say? YAML in, validated definitions out; every problem with its file and line.

Plain Python (no database), so that `./touchstone frameworks check` is quick.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from touchstone.domain.bands_reader import read_bands
from touchstone.domain.fingerprints import content_hash
from touchstone.domain.framework_reader import read_framework
from touchstone.domain.frameworks import Framework
from touchstone.domain.located import InvalidDefinition, Problem, located, plain
from touchstone.domain.proportions import Bands
from touchstone.foundation.frameworks.yaml_nodes import Parsed, parse, read_all

T = TypeVar("T")

DEFINITIONS = Path(__file__).with_name("definitions")


@dataclass(frozen=True)
class Definition:
    """A validated file: the framework, its content as plain data, and the content's hash (comments do not count)."""

    framework: Framework
    content: dict[str, Any]
    hash: str


def shown(path: Path) -> str:
    """How a problem names a file: the project's own by name, any other as it was given."""
    return path.name if DEFINITIONS in path.parents else str(path)


def read_definition(path: Path) -> Definition:
    """A validated framework file. Raises InvalidDefinition with every problem; OSError where there is no such file."""
    file = shown(path)
    parsed = parse(path, file)
    framework = _whole(parsed, lambda: read_framework(parsed.node, file, set(all_bands())))
    content = plain(parsed.node)
    if framework.id != path.stem:
        says = f"The id {framework.id!r} must be the file's name, {path.stem!r}."
        raise InvalidDefinition([Problem(file, parsed.line_of("id"), "id", says)])
    return Definition(framework, content, content_hash(content))


def _whole(parsed: Parsed, read: Callable[[], T]) -> T:
    """What is read, or one InvalidDefinition with what is wrong with the YAML and with what it says."""
    try:
        value = read()
    except InvalidDefinition as invalid:
        raise InvalidDefinition([*parsed.problems, *invalid.problems]) from invalid
    if parsed.problems:
        raise InvalidDefinition(parsed.problems)
    return value


def read_folder(folder: Path = DEFINITIONS) -> list[Definition]:
    """Every framework file of a folder, by name. Raises one InvalidDefinition with the problems of all files."""
    return read_all(folder, read_definition)


@lru_cache(maxsize=64)
def _framework(hash: str, content: str) -> Framework:
    return read_framework(located(json.loads(content)), hash)


def framework_of_content(content: Mapping[str, Any], hash: str) -> Framework:
    """The framework of content that was validated before. Kept by its hash, so that pages read it once."""
    return _framework(hash, json.dumps(content))


@lru_cache(maxsize=1)
def all_bands() -> Mapping[str, Bands]:
    """Every list of proportion words, by key. Raises InvalidDefinition."""
    return {path.stem: read_bands_file(path) for path in sorted((DEFINITIONS / "bands").glob("*.yaml"))}


def read_bands_file(path: Path) -> Bands:
    """A validated list of proportion words. Raises InvalidDefinition; OSError where there is no such file."""
    file = shown(path)
    parsed = parse(path, file)
    bands = _whole(parsed, lambda: read_bands(parsed.node, file))
    if bands.key != path.stem:
        says = f"The key {bands.key!r} must be the file's name, {path.stem!r}."
        raise InvalidDefinition([Problem(file, parsed.line_of("key"), "key", says)])
    return bands
