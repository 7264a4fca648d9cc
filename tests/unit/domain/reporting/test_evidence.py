"""How much was looked at, in words."""

from __future__ import annotations

import pytest

from touchstone.domain.reporting.evidence import Seen, ordered, prose


@pytest.mark.parametrize(
    ("seen", "en", "cy"),
    [
        (Seen("case_file_review", 61), "61 case files", "61 ffeil achos"),
        (Seen("case_file_review", 1), "1 case file", "1 ffeil achos"),
        (Seen("observation", None), "observations of practice", "arsylwad o waith"),
        (Seen("other", 1204, "letters", qualifier="over"), "over 1,204 letters", "over 1,204 letters"),
        (Seen("other", 12, "letters", "llythyr"), "12 letters", "12 llythyr"),
        (Seen("other", 1, "the action plan"), "1 action plan", "1 action plan"),
        (Seen("other", None, "the area's data"), "the area's data", "the area's data"),
        (
            Seen("report", 5, "examples", chosen_by_provider=True),
            "5 examples (chosen by the provider)",
            "5 examples (wedi'u dewis gan y darparwr)",
        ),
    ],
)
def test_a_kind_with_its_number(seen: Seen, en: str, cy: str) -> None:
    assert (seen.said(), seen.said("cy")) == (en, cy)


def test_what_has_no_welsh_says_so() -> None:
    assert Seen("other", 1, "letters").untranslated
    assert not Seen("other", 1, "letters", "llythyr").untranslated
    assert not Seen("meeting", 1).untranslated


def test_prose_says_what_was_evaluated_held_and_seen() -> None:
    seen = ordered({"meeting": 2, "case_file_review": 14, "observation": 3, "tracked": 0}.items())
    assert (
        prose(seen)
        == "Inspectors evaluated 14 case files. Inspectors held 2 meetings. Inspectors made 3 observations of practice."
    )
    assert prose(seen, "cy") == "Edrychodd yr arolygwyr ar 14 ffeil achos, 3 arsylwad o waith a 2 cyfarfod."
    assert prose([]) == "" and prose([], "cy") == ""


def test_what_a_document_prints_is_said_in_welsh_where_somebody_wrote_it() -> None:
    bare = Seen("files", 12, "the closed files", qualifier="well over")
    assert bare.untranslated and bare.said("cy") == "well over 12 closed files"
    half = Seen("files", 12, "the closed files", "ffeil a gaewyd", "well over")
    assert half.untranslated
    whole = Seen("files", 12, "the closed files", "ffeil a gaewyd", "well over", qualifier_cy="ymhell dros")
    assert not whole.untranslated and whole.said("cy") == "ymhell dros 12 ffeil a gaewyd"
    assert whole.said() == "well over 12 closed files"
    assert not Seen("interview", 2).untranslated
