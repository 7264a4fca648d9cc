"""Are the pages that the program does not generate still true?"""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture import house


def test_every_setting_is_documented(project: Path) -> None:
    documented = set(re.findall(r"TOUCHSTONE_[A-Z_]+", (project / "docs/reference/settings.md").read_text()))
    used = {name for path in house.source_files() for name in re.findall(r"\"(TOUCHSTONE_[A-Z_]+)\"", path.read_text())}
    assert used - documented == set(), "Add these to docs/reference/settings.md"
    assert documented - used == set(), "These are documented, and nothing reads them"


def test_every_link_between_pages_leads_somewhere(project: Path) -> None:
    broken = []
    for page in [*project.glob("*.md"), *project.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
            if not target.startswith(("http://", "https://", "mailto:")) and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(project)} → {target}")
    assert not broken, "\n".join(broken)


def test_every_room_is_on_the_architecture_page(project: Path) -> None:
    page = (project / "docs/explanation/architecture.md").read_text()
    for floor in house.floors():
        for room in floor:
            name = room.removeprefix("touchstone.")
            short = name.rsplit(".", 1)[-1]
            assert f"`{name}`" in page or f"`{short}`" in page, f"{name} is not on the architecture page"
