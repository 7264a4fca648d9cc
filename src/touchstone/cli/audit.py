"""Prove the audit trail, or export its head: `./touchstone audit verify [--head FILE]`, `./touchstone audit head`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="audit_command", required=True, metavar="verify|head")
    verify = commands.add_parser("verify", help="find a changed, removed or moved row; exit status 1 if there is one")
    verify.add_argument("--head", type=Path, metavar="FILE", help="heads exported earlier, one a line")
    head = commands.add_parser("head", help="print the chain's length and last hash, to keep somewhere else")
    head.add_argument("--append", type=Path, metavar="FILE", help="add the line to a file instead of printing it")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    return _verify(options.head) if options.audit_command == "verify" else _head(options.append)


def _head(file: Path | None) -> int:
    from touchstone.foundation.accounts import audit
    from touchstone.foundation.core import clock

    audit.seal()
    count, last_hash = audit.head()
    line = json.dumps({"count": count, "hash": last_hash, "exported_at": clock.now().isoformat(timespec="seconds")})
    if file is None:
        print(line)
    else:
        with file.open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")
    return 0


def _verify(file: Path | None) -> int:
    from touchstone.foundation.accounts import audit, proof

    try:
        heads = [proof.Head(*_head_of(line, n)) for n, line in _lines(file)] if file else []
    except (OSError, ValueError) as error:
        print(f"The heads could not be read from {file}: {error}", file=sys.stderr)
        return 1
    result = proof.verify(heads)
    for problem in result.problems:
        print(problem.sentence[0].upper() + problem.sentence[1:])
    if result.more_problems:
        print(f"… and {result.more_problems} more.")
    if not result.sound:
        print(f"The audit trail is not sound: {len(result.problems) + result.more_problems} found in all.")
        return 1
    audit.seal()
    print(_sound(result))
    return 0


def _sound(result: object) -> str:
    from touchstone.foundation.accounts.proof import Result

    assert isinstance(result, Result)
    rows = "1 sealed row is" if result.sealed == 1 else f"{result.sealed} sealed rows are"
    said = f"The audit trail is sound: {rows} as they were written."
    if result.unsealed:
        said += f" {result.unsealed} not sealed yet when this began."
    if result.proven_to >= result.sealed:
        return f"{said} The exported head proves all of it."
    if result.proven_to:
        return f"{said} The exported head proves rows 1 to {result.proven_to}; the tail after that is unproven."
    return (
        f"{said} The tail is unproven: rows removed from the end leave no gap. "
        "Keep the output of `touchstone audit head` elsewhere and give it with --head."
    )


def _lines(file: Path) -> list[tuple[int, str]]:
    text = file.read_text(encoding="utf-8")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise ValueError("it is empty")
    return lines


def _head_of(line: str, number: int) -> tuple[int, str]:
    try:
        given = json.loads(line)
        return int(given["count"]), str(given["hash"])
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f'line {number} is not {{"count": …, "hash": "…"}}') from error
