"""What do the instrument files say? YAML in, validated definitions out; every problem with its file and line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from touchstone.domain.fingerprints import content_hash
from touchstone.domain.instruments.model import Instrument
from touchstone.domain.instruments.reader import read_instrument
from touchstone.domain.located import InvalidDefinition, Problem, located, plain
from touchstone.foundation.frameworks.yaml_nodes import parse, read_all

DEFINITIONS = Path(__file__).with_name("definitions")


@dataclass(frozen=True)
class Definition:
    """A validated file: the instrument, its content as plain data, and the content's hash (comments do not count)."""

    instrument: Instrument
    content: dict[str, Any]
    hash: str


def read_definition(path: Path) -> Definition:
    """A validated instrument file. Raises InvalidDefinition with every problem; OSError where there is no such file."""
    file = path.name if DEFINITIONS in path.parents else str(path)
    parsed = parse(path, file)
    problems = list(parsed.problems)
    try:
        instrument = read_instrument(parsed.node, file)
        if instrument.id != path.stem:
            says = f"The id {instrument.id!r} must be the file's name, {path.stem!r}."
            problems.append(Problem(file, parsed.line_of("id"), "id", says))
    except InvalidDefinition as invalid:
        raise InvalidDefinition([*problems, *invalid.problems]) from invalid
    if problems:
        raise InvalidDefinition(problems)
    content = plain(parsed.node)
    return Definition(instrument, content, content_hash(content))


def read_folder(folder: Path = DEFINITIONS) -> list[Definition]:
    """Every instrument file of a folder, by name. Raises one InvalidDefinition with the problems of all files."""
    return read_all(folder, read_definition)


@lru_cache(maxsize=64)
def _instrument(hash: str, content: str) -> Instrument:
    return read_instrument(located(json.loads(content)), hash)


def instrument_of_content(content: Mapping[str, Any], hash: str) -> Instrument:
    """The instrument of content that was validated before. Kept by its hash, so that pages read it once."""
    return _instrument(hash, json.dumps(content))
