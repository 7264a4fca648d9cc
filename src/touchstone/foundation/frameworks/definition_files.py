"""What do the definition files say? YAML in, validated definitions out; every problem with its file and line.

Plain Python (no database), so that `./touchstone frameworks check` is quick.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from touchstone.domain.bands_reader import read_bands
from touchstone.domain.framework_reader import read_framework
from touchstone.domain.frameworks import Framework
from touchstone.domain.located import InvalidDefinition, Problem, located, plain
from touchstone.domain.proportions import Bands
from touchstone.foundation.frameworks.yaml_nodes import parse

DEFINITIONS = Path(__file__).with_name("definitions")


@dataclass(frozen=True)
class Definition:
    """A validated file: the framework, its content as plain data, and the content's hash (comments do not count)."""

    framework: Framework
    content: dict[str, Any]
    hash: str


def content_hash(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the content in a form that does not depend on the order of keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_definition(path: Path) -> Definition:
    """A validated framework file. Raises InvalidDefinition with every problem; OSError where there is no such file."""
    node = parse(path)
    framework = read_framework(node, path.name, set(all_bands()))
    if framework.id != path.stem:
        line = node.value["id"].line if isinstance(node.value, dict) else 1
        raise InvalidDefinition(
            [Problem(path.name, line, "id", f"The id {framework.id!r} must be the file's name, {path.stem!r}.")]
        )
    content = plain(node)
    return Definition(framework, content, content_hash(content))


def read_folder(folder: Path = DEFINITIONS) -> list[Definition]:
    """Every framework file of a folder, by name. Raises one InvalidDefinition with the problems of all files."""
    definitions, problems = [], []
    for path in sorted(folder.glob("*.yaml")):
        try:
            definitions.append(read_definition(path))
        except InvalidDefinition as invalid:
            problems.extend(invalid.problems)
    if problems:
        raise InvalidDefinition(problems)
    return definitions


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
    bands = read_bands(parse(path), path.name)
    if bands.key != path.stem:
        raise InvalidDefinition(
            [Problem(path.name, 1, "key", f"The key {bands.key!r} must be the file's name, {path.stem!r}.")]
        )
    return bands
