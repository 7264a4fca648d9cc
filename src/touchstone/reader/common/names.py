"""How is a printed list ("A, B and C") parted, also where a name holds "and" itself?"""

from __future__ import annotations

import re

# Places whose own names hold "and" (local authorities of England and Wales, and areas made of them).
WITH_AND = (
    "Bath and North East Somerset",
    "Telford and Wrekin",
    "Windsor and Maidenhead",
    "Kensington and Chelsea",
    "Hammersmith and Fulham",
    "Barking and Dagenham",
    "Brighton and Hove",
    "Redcar and Cleveland",
    "Cheshire West and Chester",
    "Westmorland and Furness",
    "Bournemouth, Christchurch and Poole",
    "Staffordshire and the Marches",
    "Mid and West Wales",
    "Tyne and Wear",
    "Devon and Cornwall",
    "Somerset and Avon",
    "Dorset and Wiltshire",
    "Hampshire and the Isle of Wight",
    "Cumbria and Lancashire",
    "Lancashire and Cumbria",
    "Humberside and East Riding",
    # Phrases of the field in which "and" joins one thing.
    "children and young people",
    "children and families",
    "parents and carers",
    "private and public law",
    "public and private law",
    "supervision and appraisal",
    "adult and young service users",
    "data and policy documents",
    "child and adolescent mental health services",
    "partner and stakeholder",
    "key partners and stakeholders",
    "advice and support",
)
_PROTECTED = re.compile("|".join(re.escape(name) for name in WITH_AND), re.IGNORECASE)
_CUT = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+(?=an?\s+(?:\w+\s+)?range\s+of\b)")
_AND = re.compile(r"\s+(?:and|ac|a)\s+")


def split_list(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each item of a list in running text.

    Commas and semicolons part items, and so does the last "and" after them; an "and" inside a known name does not.
    """
    hidden = [match.span() for match in _PROTECTED.finditer(text)]
    cuts = [m.span() for m in _CUT.finditer(text) if not _inside(m.start(), hidden)]
    spans, at = [], 0
    for start, end in cuts:
        spans.append((at, start))
        at = end
    ands = [m.span() for m in _AND.finditer(text, at) if not _inside(m.start(), hidden)]
    followed_by_and = bool(cuts) and re.search(r"and\s+$", text[cuts[-1][0] : cuts[-1][1]])
    if ands and not followed_by_and:
        start, end = ands[-1]
        spans.append((at, start))
        at = end
    spans.append((at, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, span))]


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    start, end = span
    while start < end and text[start] in " .,;:":
        start += 1
    while end > start and text[end - 1] in " .,;:":
        end -= 1
    return (start, end) if start < end else None
