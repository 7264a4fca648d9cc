"""Do all arrows point down: imports, foreign keys, templates?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from jinja2 import Environment, meta

from tests.architecture import house


def test_imports_keep_the_contracts(project: Path) -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_package_is_in_a_room() -> None:
    for path in house.source_files():
        module = ".".join(path.relative_to(house.SOURCE.parent).with_suffix("").parts)
        if path.name == "__init__.py" and not path.read_text().strip():
            continue
        if module != "touchstone.__init__":
            house.room_of(module)


def test_the_upper_floor_holds_the_foreign_key() -> None:
    wrong = []
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("touchstone."):
            continue
        for field in model._meta.get_fields():
            target = field.related_model if field.many_to_one or field.one_to_one or field.many_to_many else None
            if field.auto_created or target is None or not target.__module__.startswith("touchstone."):
                continue
            if not house.may_know(house.room_of(model.__module__), house.room_of(target.__module__)):
                wrong.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert not wrong, "These keys point up or sideways:\n" + "\n".join(wrong)


def test_no_generic_keys_and_no_signals() -> None:
    for path in house.source_files():
        text = path.read_text()
        assert "GenericForeignKey" not in text, f"{path}: use a real foreign key"
        assert "django.db.models.signals" not in text, f"{path}: say it in the action instead of a signal"


def _template_room(name: str) -> str:
    folder = name.split("/")[0]
    rooms = [room for floor in house.floors() for room in floor]
    return next(room for room in rooms if room.rsplit(".", 1)[-1] == folder)


@pytest.mark.parametrize("path", list(house.source_files(".html")), ids=lambda p: "/".join(p.parts[-2:]))
def test_templates_know_only_lower_rooms(path: Path) -> None:
    own = house.room_of(".".join(path.relative_to(house.SOURCE.parent).parts[:-3]).split(".templates")[0])
    environment = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])
    for name in meta.find_referenced_templates(environment.parse(path.read_text())):
        assert name is not None, f"{path}: a template named by a variable cannot be checked"
        if not name.startswith("govuk_frontend_jinja/"):
            assert house.may_know(own, _template_room(name)), f"{path} uses {name}, which is not on a lower floor"
