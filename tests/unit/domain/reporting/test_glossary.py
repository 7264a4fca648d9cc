"""Which terms does a text use?"""

from __future__ import annotations

from touchstone.domain.reporting.glossary import GLOSSARY


def keys(text: str, language: str = "en") -> list[str]:
    return [term.key for term in GLOSSARY.used_in(text, language)]


def test_terms_are_found_in_any_of_their_forms_in_alphabetical_order() -> None:
    said = "Section 7 reports were late in private law. The child’s guardian and case files agree."
    assert keys(said) == ["case_file", "childrens_guardian", "private_law", "section_7_report"]


def test_initials_count_in_capitals_only_and_whole_words_only() -> None:
    assert keys("The FCA wrote; an fca did not.") == ["family_court_adviser"]
    assert keys("lscb supervisions caseworkers") == []
    assert keys("The LSCB met.") == ["lscb"]


def test_welsh_terms_are_looked_for_in_welsh() -> None:
    assert keys("Roedd ffeiliau achos yn glir.", "cy") == ["case_file"]
    assert keys("Roedd ffeiliau achos yn glir.") == []


def test_every_term_has_both_languages_and_one_key() -> None:
    assert len({term.key for term in GLOSSARY.terms}) == len(GLOSSARY.terms)
    for term in GLOSSARY.terms:
        assert term.term() and term.meaning().endswith(".") and term.term("cy") and term.meaning("cy").endswith(".")
        assert GLOSSARY.term(term.key) is term
    assert GLOSSARY.term("unknown") is None
