"""Framework versions of the definition files, for tests that check rows against them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache

from tests.factories.records import make_framework
from touchstone.foundation.frameworks.definition_files import DEFINITIONS, Definition, read_definition
from touchstone.foundation.frameworks.models import FrameworkVersion

_read_once = cache(read_definition)


def definition_of(key: str) -> Definition:
    """What the file says; read once in a process, because reading YAML takes longer than most tests."""
    definition = _read_once(DEFINITIONS / f"{key}.yaml")
    return replace(definition, content=deepcopy(definition.content))


def load_framework(key: str) -> FrameworkVersion:
    """The framework of that file, as the loader would keep it."""
    definition = definition_of(key)
    framework = definition.framework
    return make_framework(
        key,
        version=framework.version,
        title_en=framework.title.en,
        title_cy=framework.title.cy,
        inspectorate_key=framework.inspectorate,
        content=definition.content,
        content_hash=definition.hash,
    )
