"""How is a text in several languages and scripts written in cells, with nothing lost?

Each stretch goes to the table of its own language. A character that the table does not know is written as the nearest
that it knows, or by its name in brackets, and the notes say so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from touchstone.domain.reporting.document import Run, Text
from touchstone.formats.braille import louis
from touchstone.formats.clean import code, name_of, unseen
from touchstone.formats.wording import primary

# Marks that differ in print and not in touch. A note would be noise.
ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2212", "-"), **dict.fromkeys("\u00a0\u202f\u2009", " "),
    "\u2012": "–", "\u2015": "—", "\u2026": "...",
    "\u201a": ",", "\u201e": "“", "\u2032": "'", "\u2033": '"', "\u2044": "/",
}  # fmt: skip
SIMPLER = {"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "×": "x", "²": "2", "³": "3"}
SCRIPTS = {"HEBREW": "he", "ARABIC": "ar", "CYRILLIC": "ru"}
PLAIN_OR_NOT = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")


@dataclass
class Cells:
    """Translates for one document in `language`."""

    language: str
    lost: dict[str, str] = field(default_factory=dict)

    def text(self, words: Text) -> str:
        """The cells of a text, one space between words."""
        out = []
        for table, stretch in self._stretches(words):
            head, tail = stretch[:1].isspace(), stretch[-1:].isspace()
            inner = louis.translated(" ".join(stretch.split()), table) if stretch.strip() else ""
            out.append(f"{' ' if head else ''}{inner}{' ' if tail and inner else ''}")
        return " ".join("".join(out).split())

    def words(self, words: str) -> str:
        return self.text((Run(words),))

    def _stretches(self, words: Text) -> list[tuple[str, str]]:
        """Neighbours of one table together, so that a sentence is contracted as a whole."""
        out: list[tuple[str, str]] = []
        for run in words:
            language = primary(run.lang or self.language)
            for piece in PLAIN_OR_NOT.findall(unicodedata.normalize("NFC", run.text)):
                if piece.isascii():
                    _join(out, louis.table_of(language), piece)
                else:
                    for character in piece:
                        _join(out, *self._written(character, language))
        return out

    def _written(self, character: str, language: str) -> tuple[str, str]:
        """The table and the characters that stand for one character."""
        table = louis.table_of(language)
        if character in ALIKE and ALIKE[character].isascii():
            return table, ALIKE[character]
        character = ALIKE.get(character, character)
        if unseen(character):
            return table, ""  # joins or orders its neighbours; shows nothing
        if louis.knows(character, table):
            return table, character
        script = SCRIPTS.get(unicodedata.name(character, "").split(" ")[0])
        if script and louis.knows(character, louis.table_of(script)):
            return louis.table_of(script), character
        return table, self._nearest(character, table)

    def _nearest(self, character: str, table: str) -> str:
        if character in SIMPLER:
            return SIMPLER[character]
        simpler = "".join(c for c in unicodedata.normalize("NFKD", character) if c.isascii() or louis.knows(c, table))
        letters = "".join(c for c in simpler if c.isalnum())
        name = name_of(character)
        if unicodedata.category(character) in ("Mn", "Me"):
            self.lost[character] = f"{code(character)} ({name}) was left out"
            return ""
        written = letters or f"[{name}]"
        self.lost[character] = f"{code(character)} ({name}) as “{written}”"
        return written

    def notes(self) -> list[str]:
        """One sentence about everything that the table does not know."""
        if not self.lost:
            return []
        return [f"Not in the Braille table, and written otherwise: {'; '.join(self.lost.values())}."]


def _join(out: list[tuple[str, str]], table: str, written: str) -> None:
    """Puts more words to the last stretch where they are of its table, and spaces to any."""
    if not written:
        return
    if out and (out[-1][0] == table or written.isspace()):
        out[-1] = (out[-1][0], out[-1][1] + written)
    else:
        out.append((table, written))
