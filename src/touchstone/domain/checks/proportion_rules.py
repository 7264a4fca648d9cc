"""Do the counts support what a text says of how many, and are they printed with it?

Four rules: a proportion word that the counts behind it do not support; one with no counts behind it; counts in the text
that no finding has; a word that is right and stands without its counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from touchstone.domain.checks.model import STOPS, WARNS, CheckedDraft, CheckedFinding, Piece
from touchstone.domain.checks.numbers import Share, shares
from touchstone.domain.checks.proportion_words import TOTAL, Claim, claims, defined
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.text import clause_at, negated_clause
from touchstone.domain.sentences import Sentence, say

OWN = "This project's own rule; the bands are those that the framework names."


def _said(draft: CheckedDraft, piece: Piece) -> Iterator[tuple[str, str, Claim]]:
    """(language, text, claim) of every proportion word that is about something counted."""
    if piece.kind == "area" or piece.plain or draft.children:
        return
    for language, text in piece.texts():
        for claim in claims(text, language):
            if claim.name not in TOTAL or claim.counts or _counted_noun(text[claim.end :], piece.findings):
                yield language, text, claim


def _counted_noun(after: str, findings: tuple[CheckedFinding, ...]) -> bool:
    """Does "all" stand before what a finding counted: "all case files", "all of the 67 files"?"""
    words = [_stem(word) for word in re.findall(r"[^\W\d_]+", after[:60])[:5]]
    return any(
        _stem(base) in words for finding in findings if finding.counts for base in finding.base.split()[-1:] if base
    )


def _stem(word: str) -> str:
    return re.sub(r"(?:ies|es|ren|s|y|e)$", "", word.casefold())


def _behind(piece: Piece, text: str, claim: Claim, language: str) -> list[tuple[int, int]]:
    """The counts that may support a claim: those printed beside it, or those of the findings; where the clause denies
    something, also their complements ("few files had no plan")."""
    if claim.counts:
        return [claim.counts]
    counts = [finding.counts for finding in _about(piece, text[claim.end :]) if finding.counts]
    if negated_clause(clause_at(text, claim.start), language):
        counts += [(of - n, of) for n, of in counts]
    return counts


def _about(piece: Piece, after: str) -> tuple[CheckedFinding, ...]:
    """The findings whose base is named right after the words; all of them where none is."""
    named = tuple(one for one in piece.findings if one.counts and one.base and _counted_noun(after[:40], (one,)))
    return named or piece.findings


def _unsupported(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    for language, text, claim in _said(draft, piece):
        counts = _behind(piece, text, claim, language)
        if counts and not any(claim.true_of(n, of, draft.bands, language) for n, of in counts):
            n, of = counts[0]
            offer = _like(claim.words, draft.bands.phrase(n, of, language))
            yield Found(_why(draft, claim, language, n, of), _satisfy(offer), language, claim.start, claim.end, offer)


def _like(words: str, offer: str) -> str:
    """With a capital letter where the words that it replaces have one."""
    return offer[0].upper() + offer[1:] if words[0].isupper() else offer


def _why(draft: CheckedDraft, claim: Claim, language: str, n: int, of: int) -> Sentence:
    if defined(claim, draft.bands, language):
        return say("“%(words)s” does not fit %(n)s of %(of)s.", words=claim.words, n=n, of=of)
    return say("The list “%(list)s” does not say what “%(words)s” means.", words=claim.words, list=draft.bands.en)


def _satisfy(offer: str) -> Sentence:
    return say("Write “%(offer)s”, or point at the finding that counts otherwise.", offer=offer)


def _no_base(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    for language, _text, claim in _said(draft, piece):
        if not claim.counts and not piece.counts:
            yield Found(
                say("“%(words)s” has no counts behind it.", words=claim.words),
                say("Point at a finding that counts how many of how many, or say it without a proportion."),
                language, claim.start, claim.end,
            )  # fmt: skip


def _counts_differ(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    if piece.plain or piece.kind == "area" or draft.children:
        return
    for language, text in piece.texts():
        for share in shares(text, language):
            if not _found_so(piece, text, share, language):
                yield _differs(piece, share, language)


def _found_so(piece: Piece, text: str, share: Share, language: str) -> bool:
    known = set(piece.counts)
    if negated_clause(clause_at(text, share.start), language):
        known |= {(of - n, of) for n, of in known}
    return (share.n, share.of) in known


def _differs(piece: Piece, share: Share, language: str) -> Found:
    word = "o" if language == "cy" else "of"
    known = [f"{n} {word} {of}" for n, of in piece.counts]
    offer = known[0] if len(known) == 1 else ""
    behind = (
        say("The findings behind this count %(known)s.", known=", ".join(known))
        if known
        else say("Point at the finding that counts this.")
    )
    says = say("No finding behind this counts %(n)s of %(of)s.", n=share.n, of=share.of)
    return Found(says, behind, language, share.start, share.end, offer)


@lru_cache(maxsize=200)
def _has_counts(text: str, language: str) -> bool:
    return bool(shares(text, language))


def _not_printed(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    for language, text, claim in _said(draft, piece):
        if claim.counts or claim.name in TOTAL or _has_counts(text, language):
            continue
        for n, of in _behind(piece, text, claim, language):
            if claim.true_of(n, of, draft.bands, language):
                offer = f"{claim.words} ({n} {'o' if language == 'cy' else 'of'} {of})"
                yield Found(
                    say("“%(words)s” stands without its counts.", words=claim.words),
                    say("Print the counts with the words: “%(offer)s”.", offer=offer),
                    language, claim.start, claim.end, offer,
                )  # fmt: skip
                break


UNSUPPORTED = Rule(
    key="proportion-unsupported",
    title=say("Proportion words that the counts support"),
    explanation=say(
        "A word for how many is looked up in the framework's list of bands with the counts of the findings behind it. "
        "Half, thirds and percentages mean what arithmetic says. Any other word that the list lacks is not supported."
    ),
    severity=STOPS,
    source=OWN,
    wrong="Most case files have a plan. (61 of 67 case files)",
    right="Almost all (61 of 67) case files have a plan. (61 of 67 case files)",
    looks=_unsupported,
)
NO_BASE = Rule(
    key="proportion-no-base",
    title=say("No proportion without a base"),
    explanation=say("A word for how many needs a finding that counted how many of how many."),
    severity=STOPS,
    source=OWN,
    wrong="Most children were seen alone. (a finding without counts)",
    right="Children were seen alone. (a finding without counts)",
    looks=_no_base,
)
COUNTS_DIFFER = Rule(
    key="counts-differ",
    title=say("Counts as the findings have them"),
    explanation=say("Counts in the text are those of a finding behind it, or what is left of them where it denies."),
    severity=STOPS,
    source=OWN,
    wrong="In 62 of 67 case files there was a plan. (61 of 67 case files)",
    right="In 61 of 67 case files there was a plan. (61 of 67 case files)",
    looks=_counts_differ,
)
NOT_PRINTED = Rule(
    key="counts-not-printed",
    title=say("Counts beside their word"),
    explanation=say("A proportion word is printed with its counts, so that a reader can check it."),
    severity=WARNS,
    source=OWN,
    wrong="Almost all case files have a plan. (61 of 67 case files)",
    right="Almost all (61 of 67) case files have a plan. (61 of 67 case files)",
    looks=_not_printed,
)
