"""How does a report say what inspectors looked at? Kinds of evidence with their numbers, in a list or in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from touchstone.domain.reporting.words import listed

# Method of the evidence register (domain/evidence.py) → one and several of it, in English and Welsh.
# In Welsh the figure is followed by the singular, so its form never changes.
_METHODS: dict[str, tuple[str, str, str]] = {
    "case_file_review": ("case file", "case files", "ffeil achos"),
    "tracked": ("tracked case", "tracked cases", "achos a ddilynwyd"),
    "observation": ("observation of practice", "observations of practice", "arsylwad o waith"),
    "interview": ("interview", "interviews", "cyfweliad"),
    "meeting": ("meeting", "meetings", "cyfarfod"),
    "visit": ("visit", "visits", "ymweliad"),
    "document": ("document", "documents", "dogfen"),
    "data": ("set of data", "sets of data", "set o ddata"),
    "survey": ("survey", "surveys", "arolwg"),
    "feedback": ("piece of feedback", "pieces of feedback", "darn o adborth"),
    "answers": ("answer to our information request", "answers to our information request",
                "ateb i'n cais am wybodaeth"),
}  # fmt: skip
ORDER = tuple(_METHODS)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
MET = ("interview", "meeting")


@dataclass(frozen=True)
class Seen:
    """So much of one kind of evidence. `label` in English as a document prints it ("case files"), where it is not one
    of our methods; `label_cy` and `qualifier_cy` are empty where nobody has written them. `count` None: no number is
    given. `key` tells one from another where a label was typed."""

    kind: str
    count: int | None
    label: str = ""
    label_cy: str = ""
    qualifier: str = ""
    chosen_by_provider: bool = False
    qualifier_cy: str = ""
    key: str = ""

    def said(self, language: str = "en") -> str:
        """ "over 61 case files", "14 arsylwad o waith", "complaints (chosen by the provider)"."""
        label = self.name(language)
        # "the action plan", counted, is "1 action plan".
        bare = label if language == "cy" and self.label_cy else _ARTICLE.sub("", label)
        words = label if self.count is None else f"{self.count:,} {bare}"
        qualifier = (self.qualifier_cy or self.qualifier) if language == "cy" else self.qualifier
        if qualifier:
            words = f"{qualifier} {words}"
        if self.chosen_by_provider:
            words += " (wedi'u dewis gan y darparwr)" if language == "cy" else " (chosen by the provider)"
        return words

    def name(self, language: str = "en") -> str:
        """The kind of evidence, of one or several as they were counted; in Welsh, after a figure, always of one."""
        if not self.label and self.kind in _METHODS:
            one, several, welsh = _METHODS[self.kind]
            return welsh if language == "cy" else (one if self.count == 1 else several)
        return (self.label_cy or self.label) if language == "cy" else self.label

    @property
    def untranslated(self) -> bool:
        """Would the Welsh of it be English?"""
        return bool(self.label and not self.label_cy) or bool(self.qualifier and not self.qualifier_cy)


def prose(seen: Sequence[Seen], language: str = "en") -> str:
    """All of it in one or two sentences: what was looked at, and who was met."""
    if language == "cy":
        return f"Edrychodd yr arolygwyr ar {listed([each.said('cy') for each in seen], 'cy')}." if seen else ""
    looked = [each.said() for each in seen if each.kind not in (*MET, "observation")]
    met = [each.said() for each in seen if each.kind in MET]
    watched = [each.said() for each in seen if each.kind == "observation"]
    said = [
        f"Inspectors {verb} {listed(words)}."
        for verb, words in (("evaluated", looked), ("held", met), ("made", watched))
        if words
    ]
    return " ".join(said)


def ordered(counts: Iterable[tuple[str, int]]) -> tuple[Seen, ...]:
    """Counts by method as what was seen, in the order of ORDER; nothing for a count of none."""
    held = dict(counts)
    return tuple(Seen(kind, held[kind]) for kind in ORDER if held.get(kind))
