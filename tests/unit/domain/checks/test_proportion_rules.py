"""Do the counts support the words, and are they printed with them?"""

from __future__ import annotations

from tests.unit.domain.checks.drafts import area, counted, draft, found, marked, places, statement


def test_the_right_words_are_offered_with_their_counts() -> None:
    (problem,) = found("proportion-unsupported", draft(statement("Most have one.", findings=(counted(61, 67),))))
    assert (problem.offer, problem.start, problem.end) == ("Almost all (61 of 67)", 0, 4)
    assert str(problem.satisfy) == "Write “Almost all (61 of 67)”, or point at the finding that counts otherwise."


def test_a_share_without_a_word_is_offered_as_counts_alone() -> None:
    whole = draft(statement("Most have one.", findings=(counted(10, 20),)), bands="ofsted-reproduced")
    assert [one.offer for one in found("proportion-unsupported", whole)] == ["10 of 20"]


def test_one_of_several_findings_is_enough() -> None:
    both = (counted(61, 67, "files"), counted(10, 20, "plans"))
    assert found("proportion-unsupported", draft(statement("Half were new.", findings=both))) == []
    assert places("proportion-unsupported", draft(statement("Half of the files were new.", findings=both))) == ["Half"]


def test_a_denial_turns_the_counts_round() -> None:
    whole = draft(statement("Very few had no plan.", findings=(counted(64, 67),)))
    assert found("proportion-unsupported", whole) == []
    assert [one.offer for one in found("counts-not-printed", whole)] == ["Very few (3 of 67)"]


def test_all_is_looked_at_only_before_what_was_counted() -> None:
    whole = draft(statement("All staff know. All of the files are new.", findings=(counted(66, 67),)))
    assert places("proportion-unsupported", whole) == ["All"]
    assert found("proportion-unsupported", whole)[0].start == 16


def test_plain_statements_areas_and_texts_for_children_are_left_alone() -> None:
    for rule in ("proportion-no-base", "counts-differ"):
        assert found(rule, draft(statement("Most, 3 of 4.", plain=True), area("Reach most, 3 of 4."))) == []
        assert found(rule, draft(statement("Most, 3 of 4."), children=True)) == []


def test_counts_that_no_finding_has() -> None:
    one = found("counts-differ", draft(statement("In 3 of 4 it was so.", findings=(counted(2, 4),))))[0]
    assert (one.offer, str(one.satisfy)) == ("2 of 4", "The findings behind this count 2 of 4.")
    two = (counted(2, 4), counted(5, 6))
    assert found("counts-differ", draft(statement("In 3 of 4 it was so.", findings=two)))[0].offer == ""
    assert (
        str(found("counts-differ", draft(statement("In 3 of 4.")))[0].satisfy)
        == "Point at the finding that counts this."
    )
    assert found("counts-differ", draft(statement("In 2 of 4 it was not so.", findings=(counted(2, 4),)))) == []


def test_welsh_is_offered_in_welsh() -> None:
    whole = draft(statement("", "Mae'r rhan fwyaf yn dda.", findings=(counted(61, 67),)))
    assert [one.offer for one in found("proportion-unsupported", whole)] == ["bron pob un (61 o 67)"]


def test_a_word_that_the_list_lacks_is_not_supported_whatever_the_counts() -> None:
    for n in range(21):
        whole = draft(statement("The vast majority came.", findings=(counted(n, 20),)))
        assert places("proportion-unsupported", whole) == ["The vast majority"]


def test_words_without_counts_behind_them() -> None:
    assert marked("proportion-no-base", "Most came; all came.") == ["Most"]
    assert marked("proportion-no-base", "Most (3 of 4) came.") == []
