"""Does a finding stand behind what is said?"""

from __future__ import annotations

from tests.unit.domain.checks.drafts import area, draft, found, statement


def test_a_statement_and_an_area_need_a_finding() -> None:
    whole = draft(statement("Plans are clear.", findings=()), area("Improve plans.", findings=()))
    assert [one.kind for one in found("no-finding", whole)] == ["statement", "area"]


def test_plain_statements_and_texts_for_children_do_not() -> None:
    assert found("no-finding", draft(statement("Thank you.", findings=(), plain=True))) == []
    assert found("no-finding", draft(statement("Hello.", findings=()), children=True)) == []
    assert found("no-finding", draft(statement("Plans are clear."))) == []
