"""What is in the documents of a draft: everything that is known, in its place, and nothing that is not."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.drafts import make_statement
from tests.factories.settled import settled
from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.document import Document, Heading, Listing, Paragraph, Table, plain
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.drafting.building import documents_of, fingerprint
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Statement
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.evidence.models import MissingSource
from touchstone.inspectorate.findings.models import EvidenceCount, Judgement
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db
DAY = PreciseDate(date(2026, 11, 30))


def opened(framework: str = "ofsted-cafcass-2021", kind: str = "full", **more: object) -> Draft:
    cast = settled(framework, kind, **more)  # type: ignore[arg-type]
    return open_draft(by=cast["lead"], inspection=cast.inspection)


def english(draft: Draft) -> Document:
    return documents_of(draft)["en"]


def after(document: Document, heading: str) -> list[str]:
    """The lines from a heading to the next one."""
    lines = document.words().split("\n")
    start = len(lines) - 1 - lines[::-1].index(heading)
    stops = {each.words for each in document.headings()}
    found = []
    for line in lines[start + 1 :]:
        if line in stops:
            break
        found.append(line)
    return found


def test_cover_and_imprint_give_the_one_reference() -> None:
    document = english(opened())
    assert document.reference == "NM 014"
    assert "No. NM 014" in document.imprint
    Inspection.objects.update(reference="NM 015")
    document = english(Draft.objects.get())
    assert document.reference == "NM 015" and "No. NM 015" in document.imprint


def test_the_imprint_says_how_to_reach_the_inspectorate_as_far_as_it_is_known() -> None:
    draft = opened()
    assert not any("Telephone" in line or "again under" in line for line in english(draft).imprint)
    Organisation.objects.filter(pk=draft.inspection.inspectorate_id).update(
        telephone="01632 960100", textphone="01632 960101", licence="Made-up Licence", complaints="us@example.org"
    )
    said = english(Draft.objects.get(pk=draft.pk)).imprint
    assert said[1:4] == (
        "You may use this document again under the Made-up Licence, saying where it is from.",
        "If you want to complain about the inspection or about this document: us@example.org.",
        "Northmere Inspectorate of Family Services. Telephone: 01632 960100. Textphone: 01632 960101.",
    )


def test_what_is_not_known_is_left_out() -> None:
    document = english(opened(reference="", legal_basis="", starts=None, ends=None))
    assert document.reference == "" and not any("No. " in line for line in document.imprint)
    assert "Inspection dates" not in dict(document.facts)
    opening = after(document, "Introduction")[0]
    assert opening.startswith("Northmere Inspectorate of Family Services carried out this inspection of Northmere")
    assert "made under" not in opening and "None" not in document.words()


def test_the_introduction_says_who_what_when_and_under_which_powers() -> None:
    opening = after(english(opened("ofsted-cafcass-2009", areas=1)), "Introduction")[0]
    assert "service area (NM" in opening and "from 5 to 16 October 2026." in opening
    assert "It was made under section 11 of the Made-up Act 2003." in opening


def test_every_judged_area_states_its_grade_under_its_group() -> None:
    document = english(opened("ofsted-cafcass-2009", grade="inadequate", areas=1))
    levels = {heading.words: heading.level for heading in document.headings()}
    assert levels["Quality of provision"] == 2 and levels["Complaints"] == 3 and levels["Capacity for improvement"] == 2
    assert after(document, "Complaints")[:2] == ["Grade 4 (inadequate)", "The handling of complaints is inadequate."]


def test_what_limited_the_overall_judgement_is_said_and_stands_in_the_table() -> None:
    draft = opened("ofsted-cafcass-2009", grade="inadequate", areas=1)
    Judgement.objects.filter(area_key="safeguarding").update(limiting=True)
    document = english(draft)
    assert "Overall effectiveness is limited by the judgement of safeguarding." in after(
        document, "Overall effectiveness"
    )
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Safeguarding"] == ("Inadequate", "Yes") and rows["Complaints"] == ("Inadequate", "–")
    assert len(table.rows) == 17


def test_an_area_that_was_not_judged_says_so() -> None:
    draft = opened()
    Judgement.objects.filter(area_key="leadership").update(state="not judged", grade_key="", scale_key="")
    document = english(draft)
    assert "This area was not judged." in after(document, "The impact of leaders on private and public law practice")


def test_statements_are_numbered_through_a_report_and_by_theme_where_the_form_asks() -> None:
    numbers = [block.number for block in english(opened()).blocks if isinstance(block, Paragraph) and block.number]
    assert numbers == [str(n) for n in range(1, 11)]


def test_themes_are_numbered_where_the_form_asks() -> None:
    document = english(opened("ciw-cafcass-cymru-2018", "narrative"))
    numbers = [block.number for block in document.blocks if isinstance(block, Paragraph) and block.number]
    assert numbers == [f"{theme}.{n}" for theme in (1, 2, 3) for n in (1, 2, 3)]
    assert "2. Public law practice" in [heading.words for heading in document.headings()]


def test_a_letter_has_no_numbers_and_lists_its_strengths() -> None:
    draft = opened(kind="focused")
    document = english(draft)
    assert not [block for block in document.blocks if isinstance(block, Paragraph) and block.number]
    lists = [block for block in document.blocks if isinstance(block, Listing) and not block.numbered]
    assert [len(each.items) for each in lists] == [1, 3]  # what was looked at, and the strengths
    assert document.words().split("\n")[-3:] == ["Yours sincerely", "Lead", "Lead inspector"]
    assert not document.contents and document.kind == "letter"


def test_areas_for_improvement_stand_under_their_times_numbered_through() -> None:
    draft = opened("ofsted-cafcass-2009", areas=1)
    DraftArea.objects.filter(draft=draft, order__gte=3).update(removed=True)
    for order, key in ((0, "within_six_months"), (1, "immediately"), (2, "")):
        DraftArea.objects.filter(draft=draft, order=order).update(
            timescale_key=key, text=f"Ensure step {order} is done."
        )
    document = english(draft)
    lists = [block for block in document.blocks if isinstance(block, Listing) and block.numbered]
    assert [(each.start, plain(each.items[0].words)) for each in lists] == [
        (1, "Ensure step 1 is done."), (2, "Ensure step 0 is done."), (3, "Ensure step 2 is done."),
    ]  # fmt: skip
    titles = [heading.words for heading in document.headings() if heading.level == 3]
    assert titles[:3] == ["Immediately", "Within six months", "Other areas for improvement"]


def test_counts_are_made_from_the_register_of_evidence() -> None:
    document = english(opened())
    assert after(document, "How we inspected") == [
        "As part of the inspection, inspectors looked at:", "6 case files",
        "These numbers are counted in the register of evidence of this inspection.",
    ]  # fmt: skip


def test_what_a_document_printed_stands_instead_of_the_register() -> None:
    draft = opened("ciw-cafcass-cymru-2018", "narrative")
    EvidenceCount.objects.create(
        inspection=draft.inspection, kind="case_file", label="case files", count=61, qualifier="over"
    )
    EvidenceCount.objects.create(
        inspection=draft.inspection, kind="judges", label="Judges", missing_reason="None was free in that week"
    )
    assert after(english(draft), "Methodology") == [
        "The evidence includes:", "over 61 case files", "Not seen: Judges. None was free in that week.",
    ]  # fmt: skip


def test_a_source_that_could_not_be_seen_is_named_with_its_reason() -> None:
    draft = opened()
    lead = draft.opened_by
    MissingSource.objects.create(
        inspection=draft.inspection, source_key="judiciary", reason="No judge was free.", saved_by=lead,
        saved_at=draft.opened_at,
    )  # fmt: skip
    assert after(english(draft), "How we inspected")[-1] == "Not seen: The family judiciary. No judge was free."


def test_terms_are_defined_when_they_are_used_and_only_then() -> None:
    draft = opened()
    assert not any(line.startswith("welfare checklist:") for line in english(draft).words().split("\n"))
    make_statement(draft.sections.get(key="leadership"), draft.opened_by, "Reports follow the welfare checklist.")
    said = after(english(draft), "Words used here")
    assert any(line.startswith("welfare checklist: The list") for line in said)
    assert said[-1] == "Meanings are from the glossary, version 2026-1."


def test_an_empty_section_is_no_heading() -> None:
    draft = opened("ciw-cafcass-cymru-2018", "narrative")
    keys = [heading.key for heading in english(draft).headings()]
    assert "strengths" not in keys and "acknowledgements" not in keys


def test_the_welsh_document_is_welsh_and_shows_what_is_missing() -> None:
    draft = opened()
    Organisation.objects.filter(pk=draft.inspection.provider_id).update(name_cy="Gwasanaeth Northmere")
    Draft.objects.update(welsh=True)
    draft.refresh_from_db()
    statement = Statement.objects.filter(section__key="leadership", section__draft=draft).order_by("order")[0]
    Statement.objects.filter(pk=statement.pk).update(text_cy="Mae'r arweinwyr yn gwybod.")
    found = documents_of(draft)
    assert list(found) == ["en", "cy"]
    welsh = found["cy"]
    lines = welsh.words().split("\n")
    assert welsh.title == "Arolygiad: Northmere Family Court Service"
    assert "Bernir bod y maes hwn yn dda." in lines and "8 Mae'r arweinwyr yn gwybod." in lines
    assert "9 [Nid yw'r paragraff hwn wedi'i ysgrifennu yn Gymraeg eto.]" in lines
    assert "Nid oes siaradwr Cymraeg wedi adolygu Cymraeg y ddogfen hon eto." in lines
    assert not {"Introduction", "Grade: Good", "Areas for improvement"} & set(lines)
    Draft.objects.update(welsh_reviewed=True)
    draft.refresh_from_db()
    assert "Cymraeg drafft" not in documents_of(draft)["cy"].words()


def test_words_typed_in_english_are_marked_as_english_in_the_welsh_document() -> None:
    draft = opened()
    Draft.objects.update(welsh=True)
    document = documents_of(Draft.objects.get(pk=draft.pk))["cy"]
    runs = [run for block in document.blocks if isinstance(block, Paragraph) for run in block.words if run.lang == "en"]
    assert [run.text for run in runs] == ["section 11 of the Made-up Act 2003"]


def test_children_have_their_own_version_once_a_text_is_written() -> None:
    draft = opened()
    assert list(documents_of(draft)) == ["en"]
    make_statement(draft.sections.get(audience="children", key="good"), draft.opened_by, "Workers listen to you.")
    document = documents_of(draft)["children-en"]
    assert document.kind == "children" and document.title.startswith("For children and young people:")
    lines = document.words().split("\n")
    assert any(line.endswith("They said that overall it is: good.") for line in lines)
    assert "Workers listen to you." in lines
    assert [heading.words for heading in document.headings()] == ["Why inspectors came", "What is going well"]


def test_a_correction_says_what_it_corrects() -> None:
    draft = opened()
    Draft.objects.update(edition=2, correction_of="A date was wrong")
    draft.refresh_from_db()
    document = english(draft)
    assert document.subtitle == "Corrected edition 2"
    assert document.words().split("\n")[2:4] == ["Corrected edition 2", "A date was wrong."]


def test_the_fingerprint_changes_with_any_word_and_not_with_the_day() -> None:
    draft = opened()
    before = fingerprint(draft)
    assert fingerprint(draft) == before
    Inspection.objects.update(published=DAY)
    draft = Draft.objects.get()
    assert fingerprint(draft) == before
    assert dict(english(draft).facts)["Published"] == "30 November 2026"
    Statement.objects.filter(section__draft=draft).update(text="Other words.")
    assert fingerprint(draft) != before


def test_the_day_has_its_place_until_it_is_known() -> None:
    draft = opened()
    assert dict(english(draft).facts)["Published"] == "[day of publication]"
    assert dict(documents_of(draft, dated=DAY)["en"].facts)["Published"] == "30 November 2026"


def test_a_long_report_asks_no_more_than_a_short_one(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    draft = opened()
    section, now = draft.sections.get(key="leadership"), draft.opened_at
    Statement.objects.bulk_create(
        Statement(section=section, order=n, text=f"Statement {n}.", text_at=now, saved_by=draft.opened_by, saved_at=now)
        for n in range(300)
    )
    with django_assert_max_num_queries(24):
        documents_of(draft)


@pytest.mark.parametrize(
    ("framework", "grade"),
    [("ofsted-sif-2013", "good"), ("ofsted-ilacs-2026", "good"), ("ofsted-looked-after-2013", "adequate")],
)
def test_headings_have_keys_of_their_own(framework: str, grade: str) -> None:
    document = english(opened(framework, grade=grade, areas=0))
    keys = [each.key for each in document.blocks if isinstance(each, Heading)]
    assert len(keys) == len(set(keys)) > 5
