"""Which few words do the forms add themselves? The heading of the contents, the names of pages and rows.

The Welsh words are drafts that no Welsh reader has checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """The words of one language. `row` is formatted with `number` and `of`."""

    contents: str
    about: str
    page: str
    row: str
    picture: str
    dated: str
    reference: str
    empty: str
    unreviewed: str


ENGLISH = Wording(
    contents="Contents",
    about="About this document",
    page="Page",
    row="Row {number} of {of}",
    picture="Picture",
    dated="Date",
    reference="Reference",
    empty="nothing here",
    unreviewed="This Braille was made by a program and has not been reviewed by a reader of Braille in this language.",
)
WELSH = Wording(
    contents="Cynnwys",
    about="Am y ddogfen hon",
    page="Tudalen",
    row="Rhes {number} o {of}",
    picture="Llun",
    dated="Dyddiad",
    reference="Cyfeirnod",
    empty="dim byd yma",
    unreviewed="Gwnaed y Braille hwn gan raglen ac nid yw darllenydd Braille Cymraeg wedi ei adolygu.",
)
WORDINGS: Mapping[str, Wording] = {"en": ENGLISH, "cy": WELSH}


def wording(language: str) -> Wording:
    """The words of a language, or the English ones."""
    return WORDINGS.get(primary(language), ENGLISH)


def primary(language: str) -> str:
    """The first part of a language tag: "cy-GB" is "cy"."""
    return language.replace("_", "-").split("-")[0].lower()


RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def tag(language: str) -> str:
    """A language tag with its region where we know it: English and Welsh here are those of Great Britain."""
    return {"en": "en-GB", "cy": "cy-GB"}.get(language, language or "en-GB")
