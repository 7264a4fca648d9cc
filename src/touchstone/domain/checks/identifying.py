"""Could somebody tell which child or which person this is?

Four signs: what `disclosure` marks (names from the service's list, dates of birth, addresses, numbers); a name given
to a
child or a person; a count of people below the threshold together with a place; and several rare things said of one
person together (an age, a condition, a place, an origin, a family's shape, an event). What counts as rare, and that a
place goes with one rare thing or any three things go together, is this project's own rule.

Of what the record holds, the Welsh is looked at. Who stands in its English addresses and posts may stand in the Welsh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from touchstone.domain import disclosure
from touchstone.domain.checks.hunspell import dictionary
from touchstone.domain.checks.model import STOPS, CheckedDraft, Piece
from touchstone.domain.checks.numbers import number_pattern, value
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.text import sentences
from touchstone.domain.checks.welsh_words import mutated
from touchstone.domain.disclosure_words import ORDINARY
from touchstone.domain.sentences import say

# How to reach the inspectorate may stand in a plain statement.
_CONTACT = frozenset({"email", "phone", "postcode"})


def _looks(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    for language, text in piece.texts():
        if piece.kind != "record":
            yield from _in_text(draft, piece, language, text)
        elif language == "cy":
            english = piece.text if piece.names else ""
            for found in _in_text(draft, piece, language, text):
                if not re.search(rf"\b{re.escape(text[found.start : found.end])}\b", english, re.I):
                    yield found


def _in_text(draft: CheckedDraft, piece: Piece, language: str, text: str) -> Iterator[Found]:
    for mark in disclosure.check(text, draft.known_names):
        if not (piece.plain and mark.kind in _CONTACT) and mark.word.casefold() not in _lower(draft.public_names):
            yield _found(language, mark.start, mark.end, str(mark.why))
    for start, end in _named(draft, text):
        yield _found(language, start, end, "a name")
    for start, end in sentences(text):
        yield from _of_few(draft, text, start, end, language)


def _found(language: str, start: int, end: int, what: str) -> Found:
    return Found(
        say("This could tell who a child or another person is: %(what)s.", what=what),
        say("Take it out, or say it so that it fits many."),
        language, start, end,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _lower(names: frozenset[str]) -> frozenset[str]:
    return frozenset(part.casefold() for name in names for part in (name, *name.split()))


# -- names -----------------------------------------------------------------------------------------------------------

_PEOPLE = {
    "en": r"(?:child(?:ren)?|famil(?:y|ies)|girls?|boys?|bab(?:y|ies)|siblings?|brothers?|sisters?|mothers?|fathers?"
          r"|parents?|young (?:people|person)|teenagers?|care leavers?|twins|grandparents?|infants?|pupils?)",
    "cy": r"(?:(?:o )?[pb]h?lant|[pb]h?lentyn|o deuluoedd|[td]h?eulu|merch|ferch|o ferched|bachgen|fachgen|o fechgyn|"
          r"[pb]h?erson ifanc|o bobl ifanc|baban|faban|o fabanod|brawd|frawd|o frodyr|chwaer|o chwiorydd|mam|fam|"
          r"o famau|[td]h?ad|o dadau|rh?iant|o rieni|mab|fab|o feibion)",
}  # fmt: skip
_CALLED = re.compile(
    r"\b(?:child|girl|boy|baby|son|daughter|brother|sister|mother|father|teenager|man|woman|person|worker|merch|ferch"
    r"|bachgen|fachgen|[pb]h?lentyn|dyn|ddyn|menyw|fenyw|mam|fam|[td]h?ad|brawd|frawd|chwaer|baban|faban|mab"
    r"|fab)\W+(?:called|named|known as|o['’]r enw)\s+([A-Z][a-zâêîôûŵŷ]+)"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Miss|Ms|Mx)\.?\s+([A-Z][\w'’-]+)")
_AGED = re.compile(
    r"\b([A-Z][a-z]{2,})(?:,\s+\d{1,2},(?!\d)|,?\s+(?:who (?:is|was)\s+)?aged\s+\d{1,2}\b|,?\s+(?:who (?:is|"
    r"was)\s+)?\d{1,2}"
    r" years old|\s+\((?:\d|1[0-8])\)(?![^.]*\(\d))"
)
_AGED_WELSH = re.compile(
    r"\b([A-Z][a-zâêîôûŵŷáéíóúäëïöü]{2,})(?:,\s+(?:sy['’]n\s+)?|\s+\()\d{1,2}\s+(?:(?:ml|bl)wydd\s+)?oed\b"
)
_MONTHS = frozenset(
    """
    January February March April May June July August September October November December Table Figure Section Part
    Rule Form Chapter Page Act Article Regulation Paragraph Annex Appendix Year Week Day Stage Level Grade Region Area
    Office Team Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr Ionawr Chwefror
    """.split()
)


def _named(draft: CheckedDraft, text: str) -> Iterator[tuple[int, int]]:
    seen: set[int] = set()
    public = _lower(draft.public_names | draft.places)
    for pattern in (_CALLED, _TITLED, _AGED, _AGED_WELSH):
        for match in pattern.finditer(text):
            known = match[1].casefold() in public or match[1] in _MONTHS or _is_ordinary(pattern, match[1])
            if not known and match.start(1) not in seen:
                seen.add(match.start(1))
                yield match.start(1), match.end(1)


def _is_ordinary(pattern: re.Pattern[str], word: str) -> bool:
    """ "Boys aged 12": a word, and none that is a name too."""
    if pattern not in (_AGED, _AGED_WELSH):
        return False
    people = re.fullmatch(_PEOPLE["en" if pattern is _AGED else "cy"], word, re.I)
    if people or pattern is _AGED_WELSH:
        return bool(people)
    return word.lower() not in ORDINARY and dictionary("en").knows(word.lower())


# -- few people ------------------------------------------------------------------------------------------------------

_RARE = {
    "condition": r"epilep\w+|cystic fibrosis|deaf(?:blind)?|blind|wheelchair|autis\w+|leukaemia|cancer|sickle.?cell|"
                 r"down['’]?s syndrome|hiv|cerebral palsy|muscular dystrophy|haemophilia|schizophreni\w+|anorexi\w+|"
                 r"selective mut\w+|amput\w+|rare (?:condition|disease|disorder)|tourette\w*|fetal alcohol|epilepsi|"
                 r"byddar|"
                 r"fyddar|dall|ddall|awtistiaeth|awtistig|[cg]h?anser|parlys yr ymennydd|[cg]h?adair olwyn|"
                 r"syndrom down|ffeibrosis systig|lewcemia|anorecsia|sgitsoffrenia",
    "origin": r"roma|romani|traveller|somali|polish|vietnamese|eritrean|afghan|kurdish|syrian|albanian|sudanese|"
              r"iranian|"
              r"ukrainian|hungarian|lithuanian|jehovah\W?s witness\w*|orthodox jewish|mandarin-speaking|sipsi|sipsiwn|"
              r"[td]h?eith(?:iwr|wyr)|somalaidd|[pb]h?wylaidd|fietnamaidd|eritreaidd|affganaidd|[cg]h?wrdaidd|syriaidd|"
              r"albanaidd|swdanaidd|iranaidd|wcreinaidd",
    "family": r"twins?|triplets?|youngest of (?:\w+)|eldest of (?:\w+)|(?:six|seven|eight|nine|ten|"
              r"eleven) (?:siblings|children)"
              r"|surrogate|adopted from|conjoined|g?efeilliaid|g?efaill|"
              r"tripledi|(?:ieuengaf|hynaf) o (?:\w+)",
    "event": r"murder\w*|manslaughter|stabb\w+|house fire|overdos\w+|imprison\w+|in prison|suicide|abduct\w+|"
             r"trafficked|"
             r"drown\w+|shot|kidnap\w*|llofrudd\w+|(?:ng|c|g)h?archar|trywan\w+|gorddos\w*|orddos\w*|"
             r"hunanladdiad|cipi\w*|boddi|boddodd|saethwyd",
}  # fmt: skip
_RARE_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.I) for kind, words in _RARE.items()}
_AGE = re.compile(rf"\baged? (?:{number_pattern('en')})\b|\b(?:\d{{1,2}}|\w+)[- ](?:year|month|week)s?[- ]old\b|"
                  r"\b\d{1,2} oed\b|\b\w+ (?:mlwydd|blwydd) oed\b", re.I)  # fmt: skip
_ONE = {
    "en": re.compile(r"\b(?:an?|one|the|this|that|his|her)\s+(?:[\w-]+\s+){0,3}?(?:child|girl|boy|baby|mother|father|"
                     r"young person|teenager|infant|sibling|grandmother|grandfather|brother|sister|care leaver|"
                     r"pupil|parent|"
                     r"son|daughter)\b", re.I),
    "cy": re.compile(r"\b(?:[pb]h?lentyn|merch|ferch|bachgen|fachgen|baban|faban|mam|fam|[td]h?ad|[pb]h?erson ifanc|"
                     r"brawd|frawd|chwaer|mab|fab|efaill)\b", re.I),
}  # fmt: skip
_BESIDE = re.compile(r"\b(?:than|of|least|to|every|each|aged?|within|o|na|bob|\d i)\s+$", re.I)
_TENS = r"(?!\s+(?:dd?eg|[cg]ant|mil|fil)\b)"  # "dau ddeg": twenty, not two
_FEW = {
    language: re.compile(
        rf"(?<![\w/.%-])({number_pattern(language)}){_TENS}\s+(?:[\w’'-]+\s+){{0,2}}?({people})\b(?!['’]s? )", re.I
    )
    for language, people in _PEOPLE.items()
}


def _of_few(draft: CheckedDraft, text: str, start: int, end: int, language: str) -> Iterator[Found]:
    sentence = text[start:end]
    things = _things(draft, sentence, language)
    few = _few(sentence, language, draft.smallest)
    where = few or (match.span() if (match := _ONE[language].search(sentence)) else None)
    if where is None:
        return
    rare = things - {"age", "place"}
    if few and "place" in things and few != (0, 0):
        yield _found(language, start + few[0], start + few[1], "a very small number of people in a named place")
    elif len(things) >= 3 or rare and "place" in things and len(things) >= 2:
        yield _found(language, start + where[0], start + where[1], f"{_listed(things)} together")


def _listed(things: set[str]) -> str:
    words = [thing for thing in ("age", "condition", "origin", "family", "event", "place") if thing in things]
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _things(draft: CheckedDraft, sentence: str, language: str) -> set[str]:
    found = {kind for kind, pattern in _RARE_PATTERNS.items() if pattern.search(sentence)}
    if _AGE.search(sentence):
        found.add("age")
    if any(re.search(rf"\b{re.escape(form)}\b", sentence) for form in _forms(draft.places, language)):
        found.add("place")
    return found


@lru_cache(maxsize=8)
def _forms(places: frozenset[str], language: str) -> frozenset[str]:
    """Names of places as a text may have them: in Welsh "ym Mhenmorfa", "yn y Barri"."""
    if language == "en":
        return places
    bare = {re.sub(r"^Yr? ", "", place) for place in places} - {""}
    return frozenset(form[:1].upper() + form[1:] for name in bare for form in mutated(name[0].lower() + name[1:]))


def _few(sentence: str, language: str, smallest: int) -> tuple[int, int] | None:
    for match in _FEW[language].finditer(sentence):
        beside = _BESIDE.search(sentence[: match.start()])
        if 0 < value(match[1], language) < smallest and not beside:
            return match.span()
    return None


RULE = Rule(
    key="identifiable",
    title=say("Nobody can be told"),
    explanation=say(
        "Names of children and parents, small numbers with a place, and rare things said together of one person could "
        "tell who somebody is. Names are found by the hashes that the service gave; a name that is in no list is found "
        "only where it is given as one."
    ),
    severity=STOPS,
    source="This project's own rule; the formats are those of the check of evidence.",
    wrong="In Northmere, two children waited for a year.",
    right="A small number of children waited for a year.",
    looks=_looks,
    record=True,
)
