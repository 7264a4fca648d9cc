"""Is any file or function growing too large to live in? The exceptions may only become fewer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

FILE_LINES, TEST_FILE_LINES, FUNCTION_LINES = 400, 600, 40
EXCEPTIONS = Path(__file__).with_name("size_exceptions.txt")


def too_large() -> Iterator[str]:
    """Names of files and functions over their size, as they stand in the list of exceptions."""
    for path in sorted(
        [*house.source_files(), *(house.PROJECT / "tests").rglob("*.py"), *(house.PROJECT / "benches").rglob("*.py")]
    ):
        name = path.relative_to(house.PROJECT).as_posix()
        text = path.read_text()
        limit = TEST_FILE_LINES if name.startswith("tests/") else FILE_LINES
        if text.count("\n") > limit:
            yield name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                if node.end_lineno - node.lineno + 1 > FUNCTION_LINES:
                    yield f"{name}:{node.name}"


def test_nothing_new_is_too_large() -> None:
    allowed = set(EXCEPTIONS.read_text().split())
    new = sorted(set(too_large()) - allowed)
    assert not new, "Split these (files over 400 lines, test files over 600, functions over 40):\n" + "\n".join(new)


def test_exceptions_only_shrink() -> None:
    gone = sorted(set(EXCEPTIONS.read_text().split()) - set(too_large()))
    assert not gone, "These are small enough now; take them off the list:\n" + "\n".join(gone)
