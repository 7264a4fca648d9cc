"""Laws of the checks: at every boundary a proportion word is allowed exactly where its band says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.checks.drafts import counted, draft, statement
from touchstone.domain.checks import check
from touchstone.domain.checks.proportion_words import Claim, claims
from touchstone.foundation.frameworks.definition_files import all_bands

LARGEST = 60
SHARES = [(n, of) for of in range(1, LARGEST + 1) for n in range(of + 1)]
LISTS = all_bands()


def claim_of(words: str, language: str) -> Claim:
    (claim,) = claims(words, language)
    return claim


@pytest.mark.parametrize("key", sorted(LISTS))
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_word_of_every_list_fits_exactly_its_band(key: str, language: str) -> None:
    bands = LISTS[key]
    for band in bands.bands:
        claim = claim_of(f"{band.words(language)} {'o' if language == 'cy' else 'of'} the files", language)
        wrong = [each for each in SHARES if claim.true_of(*each, bands, language) != bands.fits(band.key, *each)]
        assert wrong == [], f"{claim.words} in {key}"


@pytest.mark.parametrize("key", sorted(LISTS))
def test_what_is_offered_is_allowed(key: str) -> None:
    bands = LISTS[key]
    for n, of in SHARES:
        for claim in claims(f"{bands.phrase(n, of)} of the files"):
            assert claim.counts == (n, of)
            assert claim.true_of(n, of, bands, "en")


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("half", lambda n, of: 2 * n == of),
        ("more than half", lambda n, of: 2 * n > of),
        ("less than half", lambda n, of: 2 * n < of),
        ("all", lambda n, of: n == of),
        ("none", lambda n, of: n == 0),
    ],
)
def test_what_a_list_leaves_undefined_means_its_arithmetic(words: str, holds: Callable[[int, int], bool]) -> None:
    bands = LISTS["ofsted-reproduced"]
    claim = claim_of(f"{words} of the files", "en")
    assert [each for each in SHARES if claim.true_of(*each, bands, "en") != holds(*each)] == []


@given(st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_half_is_exactly_half_in_every_list(counts: tuple[int, int]) -> None:
    n, of = counts
    for bands in LISTS.values():
        assert claim_of("Half of the files", "en").true_of(n, of, bands, "en") == (2 * n == of)


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_breaks_the_checks_and_every_place_lies_in_it(english: str, welsh: str) -> None:
    whole = draft(statement(english, welsh, findings=(counted(3, 4),)), welsh=True, grades={"area": ("", "inadequate")})
    for one in check(whole):
        text = welsh if one.language == "cy" else english
        assert 0 <= one.start <= one.end <= len(text)


@given(st.lists(st.sampled_from(["Plans are clear.", "Most came.", "The IRO came.", "Teh plan."]), max_size=6))
def test_a_statement_checked_alone_says_what_the_whole_says_of_it(texts: list[str]) -> None:
    whole = draft(*(statement(text, key=f"s{at}") for at, text in enumerate(texts)))
    alone = draft(*(statement(text, key=f"s{at}") for at, text in enumerate(texts)))
    by_statement = [one for piece in alone.pieces for one in check(alone) if one.place == piece.key]
    assert check(whole) == by_statement
