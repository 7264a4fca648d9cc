"""`touchstone translations`: gather the strings of every room, compile their Welsh, and say what is missing."""

from __future__ import annotations

import argparse

from touchstone.foundation.core import extraction, translations


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "step",
        choices=["extract", "compile", "check"],
        help="extract: bring the catalogues up to date with the code; compile: make what the program reads; "
        "check: name public strings without Welsh (exit status 1)",
    )


def run(options: argparse.Namespace) -> int:
    return {"extract": _extract, "compile": _compile, "check": _check}[options.step]()


def _extract() -> int:
    for room in extraction.rooms():
        count, new = extraction.update(room)
        if count:
            print(f"{room.relative_to(translations.PACKAGE)}: {count} strings, {new} new")
    return 0


def _compile() -> int:
    print(f"{translations.compile_if_stale()} of {len(translations.catalogues())} catalogues compiled.")
    return 0


def _check() -> int:
    found = extraction.faults()
    for fault in found:
        print(f"{fault.place}: {fault.text}")
    drafts = len(translations.draft_ids())
    print(f"{len(found)} faults; {drafts} Welsh strings are drafts that nobody has reviewed.")
    return 1 if found else 0
