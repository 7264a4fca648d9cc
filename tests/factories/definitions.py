"""Framework versions of the definition files, for tests that check rows against them."""

from __future__ import annotations

from tests.factories.records import make_framework
from touchstone.foundation.frameworks.definition_files import DEFINITIONS, read_definition
from touchstone.foundation.frameworks.models import FrameworkVersion


def load_framework(key: str) -> FrameworkVersion:
    """The framework of that file, as the loader would keep it."""
    definition = read_definition(DEFINITIONS / f"{key}.yaml")
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
