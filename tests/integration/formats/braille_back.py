"""Braille read back as print: the cells of a file, page by page, through the back-translation of liblouis."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from touchstone.domain.reporting.document import Document
from touchstone.formats.braille import louis

GUIDE = re.compile(r' "+ (#[A-J]+)$')
ALIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u2011": "-"})
WORD = re.compile(r"[\w£%&@'.,/+-]*[\w%]")
EXCEPTIONS = Path(__file__).with_name("braille_exceptions.txt")


def lines_of(data: bytes) -> list[list[str]]:
    """The 25 lines of each page."""
    return [page.rstrip("\r\n").split("\r\n") for page in data.decode("ascii").split("\f")]


def read_back(data: bytes, table: str = "en-ueb-g2.ctb") -> str:
    """The words of a file without its page numbers and guide dots."""
    text = [GUIDE.sub(r" \1", line.strip()) for lines in lines_of(data) for line in lines[:-1]]
    return louis.back_translated(" ".join(" ".join(text).split()), table)


def folded(words: str) -> Counter[str]:
    """Words for comparing: without case, and with the marks alike that Braille writes alike."""
    return Counter(WORD.findall(words.casefold().translate(ALIKE).replace("…", "...")))


def written_words(document: Document) -> Counter[str]:
    """Every word that the file must hold."""
    front = [document.publisher, document.reference, document.dated, *(" ".join(pair) for pair in document.facts)]
    return folded("\n".join([document.words(), *front, *document.imprint]))


def exceptions() -> list[tuple[re.Pattern[str], str]]:
    """What back-translation is known to misread, with the reason."""
    rows = [
        line.split("\t") for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    return [(re.compile(pattern), reason) for pattern, reason in rows]
