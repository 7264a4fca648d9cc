"""`./touchstone hash-names --key KEY < names.txt > hashes.txt`: the words of names as keyed hashes.

Services have no copy of this program: they download `domain/name_words.py` from the inspection's page and run it by
itself. This command is the same for whoever has the program.
"""

from __future__ import annotations

import argparse

from touchstone.domain import name_words


def arguments(parser: argparse.ArgumentParser) -> None:
    name_words.arguments(parser)


def run(options: argparse.Namespace) -> int:
    return name_words.run(options.key)
