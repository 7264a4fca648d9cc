"""The command line. `./touchstone --help` lists the commands; each is one module beside this file.

`read` and `draw` start without Django, so that they are quick and need no database.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys

# name → (module, one line of help). A module has `arguments(parser)` and `run(options) -> int`.
COMMANDS = {
    "read": ("touchstone.cli.read", "read documents and print what they say"),
    "draw": ("touchstone.cli.draw", "repeat the draw of a published sample design from its list"),
    "evaluate": ("touchstone.cli.evaluate", "compare the reader with what careful people read"),
    "hash-names": ("touchstone.cli.hash_names", "turn a list of names into keyed hashes of their words"),
    "serve": ("touchstone.cli.serve", "serve the site, with the demonstration loaded"),
    "import": ("touchstone.cli.import_documents", "bring published documents into the archive"),
    "work": ("touchstone.cli.work", "make the publications that are queued; any number of these may run"),
    "prove": ("touchstone.cli.prove", "say which publication a file belongs to, and whether it stands"),
    "audit": ("touchstone.cli.audit", "prove the audit trail, or export its head"),
    "user": ("touchstone.cli.user", "invite people, and list them"),
    "tick": ("touchstone.cli.tick", "do everything that is due: e-mails, seals, listeners"),
    "translations": ("touchstone.cli.translations", "gather, compile and check the Welsh of the pages"),
    "frameworks": ("touchstone.cli.frameworks", "check, load or list framework definitions"),
    "docs": ("touchstone.cli.docs", "write the generated pages of the manual, or check that they are current"),
    "manage": ("touchstone.cli.manage", "Django's own management commands"),
}


def main(arguments: list[str] | None = None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["manage"]:
        return _django_manage(words[1:])
    parser = argparse.ArgumentParser(prog="touchstone", description="An inspection system.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, help_text) in COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=help_text)
        # Only the command that was asked for is imported, so that each starts as fast as it can.
        if words[:1] == [name]:
            importlib.import_module(COMMANDS[name][0]).arguments(command)
    options = parser.parse_args(words)
    return importlib.import_module(COMMANDS[options.command][0]).run(options)


def _django_manage(words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["touchstone manage", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
