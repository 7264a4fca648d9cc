#!/usr/bin/env python3
"""How are the words of names turned into keyed hashes, so that names can be found in a text without being known?

This file needs nothing but Python 3.9 or later. A service runs it on a machine of its own, where the names are:

    python3 name_words.py --key KEY < names.txt > hashes.txt

`names.txt` holds one name a line, in any order and with any spelling; `hashes.txt` one hash a line, sorted, each once.
Only `hashes.txt` is handed over. The hash is HMAC-SHA256 of the word in its plain form, under the key, in lower-case
hexadecimal. The plain form: without accents, in small letters, letters only; "O'Brien" is `obrien`, "Anne-Marie" is
both `anne` and `marie`. Words of fewer than three letters are left out: they would be found everywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator

SHORTEST = 3
# Words with their apostrophes and loose accents; anything else, hyphens too, divides words.
_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_WORD = re.compile(rf"{_LETTERS}(?:['\u2019\u02bc]{_LETTERS})*")
# Letters that have no accent to take away, as they are commonly written without them.
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})
HASH = re.compile(r"[0-9a-f]{64}")


def plain(word: str) -> str:
    """The plain form of a word: "Siân" is `sian`, "O'Brien's" is `obriens`."""
    small = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(letter for letter in small if letter.isalpha())


def words_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text that are long enough to be looked for: (start, end, plain form), in order."""
    for found in _WORD.finditer(text):
        word = plain(found.group())
        if len(word) >= SHORTEST:
            yield found.start(), found.end(), word


def forms(word: str) -> tuple[str, ...]:
    """A plain word as it may stand in a text: as it is, and without the s of "Harriets" or "Harriet's"."""
    return (word, word[:-1]) if word.endswith("s") and len(word) > SHORTEST else (word,)


def digest(key: str, word: str) -> str:
    """The keyed hash of a plain word."""
    return hmac.new(key.encode(), word.encode(), hashlib.sha256).hexdigest()


def hashes(key: str, names: Iterable[str]) -> list[str]:
    """What a service hands over for its names: the hash of each of their words, once each, sorted."""
    return sorted({digest(key, word) for name in names for _start, _end, word in words_in(name)})


def marked(key: str, known: frozenset[str] | set[str], text: str) -> list[tuple[int, int]]:
    """Where in a text words stand whose hashes are among those handed over: (start, end), in order."""
    verdicts: dict[str, bool] = {}
    found = []
    for start, end, word in words_in(text):
        if word not in verdicts:
            verdicts[word] = any(digest(key, form) in known for form in forms(word))
        if verdicts[word]:
            found.append((start, end))
    return found


def _decoded(data: bytes) -> str:
    """The text of a file as spreadsheets write them: UTF-8, or else the older encoding of Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command is told."""
    parser.add_argument("--key", required=True, help="the key that the page of the inspection shows")


def run(key: str) -> int:
    """Names in, hashes out. Answers 2 where there is nothing to hash."""
    found = hashes(key, _decoded(sys.stdin.buffer.read()).splitlines())
    if not found:
        print("No name was given: no line holds a word of three letters or more.", file=sys.stderr)
        return 2
    sys.stdout.write("".join(f"{one}\n" for one in found))
    print(f"{len(found)} hashes of name words. Hand over this list only.", file=sys.stderr)
    return 0


def main(given: list[str] | None = None) -> int:
    """The command of this file by itself."""
    parser = argparse.ArgumentParser(description="Turn the words of names into keyed hashes; the names stay with you.")
    arguments(parser)
    return run(parser.parse_args(given).key)


if __name__ == "__main__":  # pragma: no cover - run by a service, tested as a process
    sys.exit(main())
