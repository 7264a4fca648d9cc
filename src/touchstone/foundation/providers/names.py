"""What does a printed name mean? The name itself, what kind of council it says it is, and whether it is a board's.

Councils are printed in many ways: "Bristol City of", "City of Bristol", "Bristol City Council", "London Borough of
Bromley", "Telford & Wrekin". Two names are the same when what is left without the words for a kind of council is the
same and the kinds do not contradict each other: "Lincoln City Council" is not Lincolnshire, and "Durham City Council"
is not County Durham. Plain Python; which organisation has the name is found in `queries/names.py`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Printed words for a kind of council, longest first, and what they say. "Council", "unitary authority" and the like
# say nothing that tells one council from another.
_FORMS: tuple[tuple[str, frozenset[str]], ...] = (
    ("city and county of", frozenset({"city", "county"})),
    ("county borough council", frozenset({"county", "borough"})),
    ("metropolitan borough council", frozenset({"metropolitan", "borough"})),
    ("metropolitan district council", frozenset({"metropolitan", "district"})),
    ("metropolitan borough of", frozenset({"metropolitan", "borough"})),
    ("metropolitan borough", frozenset({"metropolitan", "borough"})),
    ("metropolitan district", frozenset({"metropolitan", "district"})),
    ("metropolitan council", frozenset({"metropolitan"})),
    ("london borough of", frozenset({"london", "borough"})),
    ("london borough council", frozenset({"london", "borough"})),
    ("london borough", frozenset({"london", "borough"})),
    ("royal borough of", frozenset({"royal", "borough"})),
    ("royal borough", frozenset({"royal", "borough"})),
    ("borough council", frozenset({"borough"})),
    ("borough of", frozenset({"borough"})),
    ("district council", frozenset({"district"})),
    ("city council", frozenset({"city"})),
    ("city of", frozenset({"city"})),
    ("county council", frozenset({"county"})),
    ("county of", frozenset({"county"})),
    ("county", frozenset({"county"})),
    ("borough", frozenset({"borough"})),
    ("city", frozenset({"city"})),
    ("unitary authority", frozenset()),
    ("unitary council", frozenset()),
    ("local authority", frozenset()),
    ("council of the", frozenset()),
    ("council", frozenset()),
    ("corporation", frozenset()),
)
_FORM = re.compile(r"\b(" + "|".join(words for words, _ in _FORMS) + r")\b")
_SAYS = dict(_FORMS)
_BOARD = re.compile(r"\b(local )?(safeguarding childrens? (board|partnership)|lscb)\b")
_TAIL = re.compile(r"\b(childrens services|childrens social care services|services for children)$")
_WHOLE = frozenset({"london"})  # what is left of "City of London" names much else besides
_SMALL = re.compile(r"\b(the|of)\b")


@dataclass(frozen=True)
class Name:
    """A name taken apart: `base` is what is compared; `forms` the kinds of council that it says; `board` a board's."""

    base: str
    forms: frozenset[str]
    board: bool

    def may_be(self, other: Name) -> bool:
        """The same base, and nothing that contradicts: both boards or neither, and kinds that go together."""
        return self.base == other.base and self.board == other.board and not contradict(self.forms, other.forms)


def contradict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do two names say different kinds of council? A name that says none agrees with every one."""
    return bool(one) and bool(other) and not one & other


def taken_apart(printed: str) -> Name:
    """The parts of a printed name. `base` is never empty for a name that has any letter or digit."""
    plain = _plain(printed)
    board = bool(_BOARD.search(plain))
    rest = _squeezed(_TAIL.sub(" ", _BOARD.sub(" ", plain)))
    forms: set[str] = set()
    for match in _FORM.finditer(rest):
        forms |= _SAYS[match[1]]
    base = _squeezed(_SMALL.sub(" ", _FORM.sub(" ", rest)))
    if not base or base in _WHOLE:
        base = rest or plain
    return Name(base, frozenset(forms), board)


def _plain(text: str) -> str:
    """Small letters without accents, apostrophes and punctuation; "&" is "and", "St." is "st"."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    bare = "".join(c for c in folded if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    return _squeezed(re.sub(r"[^\w]+|_", " ", bare))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
