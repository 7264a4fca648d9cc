"""`touchstone frameworks`: check definition files, load them, or list what is loaded."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from touchstone.domain.located import InvalidDefinition
from touchstone.foundation.frameworks import definition_files


def arguments(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(dest="step", required=True, metavar="check|load|list")
    check = steps.add_parser("check", help="name everything that is wrong with definition files (exit status 1)")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="default: the project's own, and its bands")
    load = steps.add_parser("load", help="load definition files; a version that was used is never changed")
    load.add_argument("files", nargs="*", type=Path, metavar="FILE", help="default: the project's own")
    steps.add_parser("list", help="list the versions that are loaded")


def run(options: argparse.Namespace) -> int:
    if options.step == "check":
        return _check(options.files)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    from django.db import DatabaseError

    try:
        return _load(options.files) if options.step == "load" else _list()
    except DatabaseError as error:
        print(
            f"The database cannot be used ({error}). Start ./run once, or ./touchstone serve --prepare-only.",
            file=sys.stderr,
        )
        return 1


def _check(files: list[Path]) -> int:
    """Reads each file by itself, so that one that is wrong does not hide another. Starts without Django."""
    folder = definition_files.DEFINITIONS
    wrong = 0
    for path in files or sorted([*folder.glob("*.yaml"), *folder.glob("bands/*.yaml")]):
        try:
            if path.parent.name == "bands":
                definition_files.read_bands_file(path)
            else:
                definition_files.read_definition(path)
        except InvalidDefinition as invalid:
            wrong += 1
            print(invalid)
        except OSError as error:
            wrong += 1
            print(f"{path}: {error.strerror or error}. Give the path of a definition file.")
        else:
            print(f"{path.name}: valid")
    return 1 if wrong else 0


def _load(files: list[Path]) -> int:
    from touchstone.foundation.core.errors import Refused
    from touchstone.foundation.frameworks import actions

    try:
        if files:
            definitions = [definition_files.read_definition(path) for path in files]
            done = actions.load(by="the command line", definitions=definitions)
        else:
            done = actions.load_definitions(by="the command line")
    except (Refused, InvalidDefinition, OSError) as refusal:
        print(f"{refusal}\nNothing was loaded.", file=sys.stderr)
        return 1
    for did, names in (("new", done.new), ("replaced", done.replaced), ("unchanged", done.unchanged)):
        for name in names:
            print(f"{name}: {did}")
    return 0


def _list() -> int:
    from touchstone.foundation.frameworks import queries

    for version in queries.versions():
        used = f"used since {version.first_used_on}" if version.first_used_on else "not used yet"
        print(f"{version}: {version.title_en} ({used})")
    return 0
