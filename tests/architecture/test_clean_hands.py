"""Does the project speak of itself alone: no machine's paths, no registry's host, no sentence of anybody else's?"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import machine

# Written in parts, so that this file does not find itself.
FORBIDDEN = [
    r"/work/" + r"(main|shared|\.library)",
    r"/opt/" + r"pypi",
    r"files\.python" + r"hosted",
    r"registry\.npm" + r"js",
    r"py" + r"pi\.org/simple",
]
SHINGLE = 9
TEXT = {".py", ".md", ".html", ".txt", ".yaml", ".yml", ".po", ".json", ".toml", ".sh", ".js", ".scss", ".jsonl", ".in"}


def tracked(project: Path) -> Iterator[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, text=True, check=True).stdout
    for name in names.split("\0"):
        path = project / name
        if name and path.is_file() and (path.suffix in TEXT or path.suffix == "") and path.stat().st_size < 2_000_000:
            yield path


def test_no_machine_or_registry_is_named(project: Path) -> None:
    pattern = re.compile("|".join(FORBIDDEN))
    wrong = [str(p) for p in tracked(project) if pattern.search(p.read_text(errors="ignore"))]
    assert not wrong


def test_locks_name_no_host(project: Path) -> None:
    for lock in [*project.glob("requirements/*.txt"), *project.glob("**/package-lock.json")]:
        if "node_modules" in lock.parts:
            continue
        assert '"resolved"' not in lock.read_text(), lock
        assert not re.search(r"^\s*[^#\s].*https?://", lock.read_text(), re.M) or lock.suffix == ".json", lock


def shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of nine words, folded."""
    words = re.findall(r"[a-zâêîôûŵŷ0-9]+", text.lower().replace("’", "'").replace("'", ""))
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


# Fixed names and formulae of forms and law, which a reader must know to read them.
FORMULAE = (
    "inspections of the children and family court advisory and support service",
    "children and family court advisory and support service cafcass",
    "the office for standards in education childrens services and skills",
    "the impact of leaders on social work practice with children and families",
    "the experiences and progress of children who need help and protection",
    "the experiences and progress of children in care and care leavers",
    *(f"{grade} progress has been made in this area for improvement" for grade in ("satisfactory", "inadequate")),
)


@pytest.mark.sources
def test_no_sentence_of_the_sources_is_in_the_project(project: Path) -> None:
    folder = machine.shared("sources")
    theirs = set().union(*(shingles(p.read_text(errors="ignore")) for p in folder.glob("*.txt")))
    for formula in FORMULAE:
        theirs -= shingles(formula)
    found = []
    for path in tracked(project):
        if path.suffix == ".json" and "package-lock" in path.name:
            continue
        for words in shingles(path.read_text(errors="ignore")) & theirs:
            found.append(f"{path.relative_to(project)}: {' '.join(words)}")
    assert not found, "Say it in the project's own words:\n" + "\n".join(sorted(found)[:40])
