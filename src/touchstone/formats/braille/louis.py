"""How do print words become Braille cells? liblouis does it; this calls its library (LGPL), never its programs (GPL).

Tables of two languages never mix in one call. The library is not safe for threads: one lock.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
import threading
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

DISPLAY = "en-us-brf.dis"  # North American ASCII Braille: what embossers and Braille displays read
TABLES: Mapping[str, str] = {
    "en": "en-ueb-g2.ctb",
    "cy": "cy-cy-g2.ctb",
    "ar": "ar-ar-g1.utb",
    "de": "de-g0.utb",
    "es": "Es-Es-G0.utb",
    "he": "he-IL.utb",
    "lv": "Lv-Lv-g1.utb",
    "pl": "Pl-Pl-g1.utb",
    "pt": "pt-pt-g1.utb",
    "ru": "ru.ctb",
    "uk": "uk.utb",
    "ur": "ur-pk-g1.utb",
}
OTHER = "en-ueb-g1.ctb"  # a language without a table here: letter by letter
INSTALL = "sudo apt-get install liblouis20 liblouis-data"
PLACES = ("/usr/share/liblouis/tables", "/usr/local/share/liblouis/tables", "/opt/homebrew/share/liblouis/tables")
LOCK = threading.Lock()


class Untranslated(Exception):
    """liblouis could not translate a text."""


@cache
def library() -> ctypes.CDLL | None:
    """The library, if this machine has it: its own copy beside the program's Python, or the system's."""
    own = sorted(Path(sys.prefix, "liblouis").rglob("liblouis.so.*"))
    for name in (*map(str, own), ctypes.util.find_library("louis"), "liblouis.so.20"):
        if not name:
            continue
        try:
            found = ctypes.CDLL(name)
        except OSError:
            continue
        found.lou_setLogLevel(60000)  # says nothing on standard error: what goes wrong is raised
        return found
    return None


@cache
def tables() -> Path | None:
    """The folder of the tables."""
    own = [str(path.parent) for path in Path(sys.prefix, "liblouis").rglob("en-ueb-g2.ctb")]
    named = os.environ.get("LOUIS_TABLEPATH", "").split(",")
    return next((Path(place) for place in (*named, *own, *PLACES) if place and (Path(place) / DISPLAY).exists()), None)


def lacks() -> str:
    """What is missing for Braille, as a sentence, or nothing."""
    if library() is None:
        return f"Braille needs liblouis, which is not installed. Install it: {INSTALL}"
    if tables() is None:
        return f"Braille needs the tables of liblouis, which are not installed. Install them: {INSTALL}"
    return ""


def table_of(language: str) -> str:
    """The table of a language's first tag part."""
    return TABLES.get(language, OTHER)


@lru_cache(maxsize=20_000)
def translated(words: str, table: str) -> str:
    """ASCII Braille of the words. Raises Untranslated."""
    return _call("lou_translateString", words, table)


def back_translated(cells: str, table: str) -> str:
    """Print words of ASCII Braille. Raises Untranslated."""
    return _call("lou_backTranslateString", cells, table)


@cache
def knows(character: str, table: str) -> bool:
    """Whether the table has cells for a character; otherwise liblouis writes its number between quotes."""
    return "\\" not in translated(f"{character}", table)[:3] or character in "\\"


def _call(function: str, words: str, table: str) -> str:
    louis, folder = library(), tables()
    if louis is None or folder is None:
        raise Untranslated(lacks())
    names = ",".join(f"{folder}/{name}" for name in (DISPLAY, table)).encode()
    for room in (len(words) * 3 + 256, len(words) * 30 + 1024):
        done = _filled(louis, function, words, names, room)
        if done is not None:
            return done
    raise Untranslated(f"liblouis could not translate with the table {table}.")


def _filled(louis: ctypes.CDLL, function: str, words: str, names: bytes, room: int) -> str | None:
    """The translation, or nothing when the room for it was too small or liblouis failed."""
    size = louis.lou_charSize()
    encoding = "utf-32-le" if size == 4 else "utf-16-le"
    data = words.encode(encoding, "replace")
    length = len(data) // size
    taken, given = ctypes.c_int(length), ctypes.c_int(room)
    into = ctypes.create_string_buffer(room * size)
    with LOCK:
        done = getattr(louis, function)(names, ctypes.create_string_buffer(data, len(data) + size),
                                        ctypes.byref(taken), into, ctypes.byref(given), None, None, 0)  # fmt: skip
    return into.raw[: given.value * size].decode(encoding, "replace") if done and taken.value >= length else None
