"""Which words that people type have a Welsh that the program may put there itself? Acts, posts, licences, "over".

Acts of the Senedd have official Welsh titles; for Acts made in English only, the title is the one that Welsh public
documents use. None of it has been reviewed. What is not known in full has no Welsh here: nothing is half translated.
"""

from __future__ import annotations

import re

ACTS = {
    "Adoption and Children Act 2002": "Deddf Mabwysiadu a Phlant 2002",
    "Care Standards Act 2000": "Deddf Safonau Gofal 2000",
    "Children Act 1989": "Deddf Plant 1989",
    "Children Act 2004": "Deddf Plant 2004",
    "Children and Families Act 2014": "Deddf Plant a Theuluoedd 2014",
    "Criminal Justice and Court Services Act 2000": "Deddf Cyfiawnder Troseddol a Gwasanaethau Llys 2000",
    "Education and Inspections Act 2006": "Deddf Addysg ac Arolygiadau 2006",
    "Government of Wales Act 2006": "Deddf Llywodraeth Cymru 2006",
    "Local Safeguarding Children Boards (Review) Regulations 2013": (
        "Rheoliadau Byrddau Lleol Diogelu Plant (Adolygu) 2013"
    ),
    "Regulation and Inspection of Social Care (Wales) Act 2016": (
        "Deddf Rheoleiddio ac Arolygu Gofal Cymdeithasol (Cymru) 2016"
    ),
    "Social Services and Well-being (Wales) Act 2014": "Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014",
}
_PARTS = {
    "section": "adran",
    "sections": "adrannau",
    "regulation": "rheoliad",
    "regulations": "rheoliadau",
    "part": "Rhan",
    "schedule": "Atodlen",
}
_WORDS = {
    # Posts.
    "chief executive": "Prif Weithredwr",
    "chief inspector": "Prif Arolygydd",
    "director of children's services": "Cyfarwyddwr Gwasanaethau Plant",
    "head of service": "Pennaeth y Gwasanaeth",
    "his majesty's inspector": "Arolygydd Ei Fawrhydi",
    "her majesty's inspector": "Arolygydd Ei Mawrhydi",
    "inspector": "Arolygydd",
    "lead inspector": "Prif arolygydd",
    # Licences.
    "open government licence": "Trwydded Llywodraeth Agored",
    "open government licence v3.0": "Trwydded Llywodraeth Agored v3.0",
    # How exact a count is.
    "about": "tua",
    "almost": "bron",
    "approximately": "oddeutu",
    "around": "tua",
    "at least": "o leiaf",
    "fewer than": "llai na",
    "more than": "mwy na",
    "nearly": "bron",
    "over": "dros",
    "up to": "hyd at",
}
# Kinds of inspection, as the line says them by which the program knows its own documents.
KINDS = {
    "full": "llawn",
    "focused": "ffocws",
    "monitoring": "monitro",
    "progress": "cynnydd",
    "narrative": "naratif",
    "assurance": "sicrwydd",
    "reinspection": "ailarolygu",
    "board review": "adolygu bwrdd",
}
_NUMBER = r"\d+[A-Z]{0,2}"
# Numbers whose word begins with a vowel, so that "and" before them is "ac": un, wyth, un ar ddeg, wyth deg …
_VOWEL = re.compile(r"(?:1|8|11|8\d)[A-Z]{0,2}")
_TAIL = re.compile(rf"(?P<part>[A-Za-z]+) (?P<first>{_NUMBER})(?: (?P<link>to|and) (?P<last>{_NUMBER}))?")


def known(words: str) -> str:
    """The Welsh of these words, whole: of a post, a licence, an Act, or several Acts between semicolons. Else empty.

    "Education and Inspections Act 2006, sections 143 to 145" is "Deddf Addysg ac Arolygiadau 2006, adrannau 143 i 145".
    """
    said = " ".join(words.replace("’", "'").split()).rstrip(".")
    whole = _WORDS.get(said.casefold())
    if whole is not None:
        return whole
    found = [_basis(each.strip()) for each in said.split(";")]
    return "; ".join(found) if all(found) else ""


def _basis(words: str) -> str:
    """One Act, with the sections that are meant."""
    title, comma, tail = words.removeprefix("the ").partition(", ")
    act = ACTS.get(title, "")
    if not act or not comma:
        return act
    found = _TAIL.fullmatch(tail)
    part = _PARTS.get(found["part"].lower()) if found else None
    if found is None or part is None:
        return ""
    return f"{act}, {part} {found['first']}{_last(found['link'], found['last'])}"


def _last(link: str | None, number: str | None) -> str:
    if not number:
        return ""
    if link == "to":
        return f" i {number}"
    return f" {'ac' if _VOWEL.fullmatch(number) else 'a'} {number}"
