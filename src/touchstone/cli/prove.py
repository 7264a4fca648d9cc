"""Say which publication a file belongs to, and whether that one stands: `./touchstone prove FILE…`.

Works out the SHA-256 of each file and looks it up among published documents and snapshots. Exit status 0 where every
file is of a publication that stands, 1 where one is not known, was corrected or withdrawn.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}", re.I)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or a SHA-256 as 64 letters and digits")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    from touchstone.foundation.core import clock
    from touchstone.inspectorate.reports import genuine

    every_one_stands = True
    for name in options.files:
        try:
            digest = name.lower() if _DIGEST.fullmatch(name) else _hash(Path(name))
        except OSError as error:
            print(f"{name}: {error.strerror or error}. Give the path of a file.", file=sys.stderr)
            return 2
        found = genuine.look_up(digest, clock.now())
        every_one_stands = every_one_stands and bool(found) and all(each.standing == "stands" for each in found)
        print(f"{name}\n  SHA-256 {digest}")
        for each in found:
            print(f"  {each.sentence('en')}")
        if not found:
            print("  No publication here has this file.")
    return 0 if every_one_stands else 1


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
