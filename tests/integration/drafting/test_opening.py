"""Opening a report: the sections of its framework, first statements from the findings, and what is known of people."""

from __future__ import annotations

import pytest

from tests.cast import play
from tests.factories.settled import settled
from touchstone.domain.reporting import outlines
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Organisation, PostHolder
from touchstone.inspectorate.drafting.correcting import open_correction
from touchstone.inspectorate.drafting.models import Draft, Section, Statement
from touchstone.inspectorate.drafting.opening import offer, open_draft
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import framework_of

pytestmark = pytest.mark.django_db


def test_a_report_opens_with_the_sections_of_its_framework_in_order() -> None:
    cast = settled("ofsted-cafcass-2009", areas=1)
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    keys = list(draft.sections.filter(audience="everyone").order_by("order").values_list("key", flat=True))
    definition = framework_of(cast.inspection)
    output = outlines.output_for(definition, "full")
    assert output is not None
    assert keys == [each.key for each in outlines.outline(definition, "full", output)]
    assert (draft.state, draft.form, draft.edition) == ("writing", "report", 1)
    assert (
        draft.title == "Inspection of Northmere Family Court Service: Dale service area (NM3)" or "(NM" in draft.title
    )
    short = draft.sections.filter(audience=Section.Audience.CHILDREN)
    assert [each.key for each in short.order_by("order")] == ["why", "good", "better", "next"]


def test_there_is_a_statement_for_each_finding_and_one_for_each_reason() -> None:
    cast = settled()
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    section = draft.sections.get(key="private_law_practice")
    reason, strength, weakness = section.statements.order_by("order")
    assert reason.text == "What was seen of this shows enough." and reason.findings.count() == 2
    assert strength.findings.get().direction == "strength"
    assert strength.text.endswith("This was so in most of the case files seen (32 of 40).")
    assert weakness.text.endswith("This was so in a minority of the case files seen (11 of 40).")
    assert [version.text for version in strength.versions.all()] == [strength.text]
    overall = draft.sections.get(key="overall_effectiveness").statements.get()
    assert overall.findings.count() == Finding.objects.filter(inspection=cast.inspection).count()


def test_a_withdrawn_finding_is_left_out() -> None:
    cast = settled()
    gone = Finding.objects.filter(inspection=cast.inspection, area_key="leadership", direction="weakness")
    gone.update(withdrawn_reason="The record was misread.")
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    assert not Statement.objects.filter(section__draft=draft, findings__in=gone).exists()
    assert draft.areas.count() == 2


def test_each_weakness_proposes_an_area_for_improvement_urgent_ones_first_with_their_time() -> None:
    cast = settled("ofsted-cafcass-2009", areas=1)
    urgent = Finding.objects.filter(inspection=cast.inspection, area_key="safeguarding", direction="weakness").get()
    Finding.objects.filter(pk=urgent.pk).update(urgent=True)
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    first, second = draft.areas.order_by("order")[:2]
    assert (first.timescale_key, first.judgement_key) == ("immediately", "safeguarding")
    assert first.findings.get() == urgent and first.versions.count() == 1
    assert second.timescale_key == ""


def test_the_offer_says_what_opening_makes() -> None:
    cast = settled()
    offered = offer(cast.inspection)
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    assert offered.statements == Statement.objects.filter(section__draft=draft).count() == 10
    assert offered.areas == draft.areas.count() == 3
    assert offered.own and not offered.welsh


def test_a_welsh_inspectorate_publishes_in_both_languages() -> None:
    cast = settled("ciw-cafcass-cymru-2018", "narrative")
    Organisation.objects.filter(pk=cast.inspection.inspectorate_id).update(nation="Wales")
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    assert draft.welsh and draft.title_cy.startswith("Arolygiad")
    assert draft.sections.get(key="methodology").title_cy == "Methodoleg"


def test_a_letter_is_addressed_to_who_leads_the_service_and_signed_by_the_lead() -> None:
    cast = settled(kind="focused")
    PostHolder.objects.create(organisation=cast.service, post="Chief Executive", name="Ada Winter")
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    assert draft.form == "letter"
    assert draft.addressee == "Ada Winter\nChief Executive\nNorthmere Family Court Service"
    assert (draft.salutation, draft.signatory, draft.signatory_post) == ("Dear Ada Winter", "Lead", "Lead inspector")


def test_nobody_is_invented_where_no_one_is_known() -> None:
    cast = settled(kind="focused")
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    assert (draft.addressee, draft.salutation) == ("Northmere Family Court Service", "Dear colleague")


def test_opening_is_in_the_audit_trail_and_done_once() -> None:
    cast = settled()
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    assert AuditEvent.objects.filter(action="drafting.open", subject_id=str(draft.pk)).exists()
    with pytest.raises(Refused, match="open already"):
        open_draft(by=cast["lead"], inspection=cast.inspection)


@pytest.mark.parametrize("who", ["inspector", "moderator", "head"])
def test_only_the_lead_opens_it(who: str) -> None:
    cast = settled()
    with pytest.raises(Refused):
        open_draft(by=cast[who], inspection=cast.inspection)


def test_it_is_not_opened_before_the_judgements_stand() -> None:
    cast = play(state="judging")
    with pytest.raises(Refused, match="judging"):
        open_draft(by=cast["lead"], inspection=cast.inspection)


def test_an_output_that_the_framework_lacks_is_refused() -> None:
    cast = settled()
    with pytest.raises(Refused, match="has no report or letter"):
        open_draft(by=cast["lead"], inspection=cast.inspection, output_key="poster")
    assert open_draft(by=cast["lead"], inspection=cast.inspection, output_key="letter").form == "letter"


def test_a_correction_begins_with_what_was_published() -> None:
    cast = settled()
    first = open_draft(by=cast["lead"], inspection=cast.inspection)
    gone = Statement.objects.filter(section__draft=first).last()
    assert gone is not None
    Statement.objects.filter(pk=gone.pk).update(removed=True)
    with pytest.raises(Refused, match="once it is published"):
        open_correction(by=cast["lead"], draft=first, reason="A date was wrong.")
    Draft.objects.filter(pk=first.pk).update(state="published")
    with pytest.raises(Refused, match="published"):
        open_draft(by=cast["lead"], inspection=cast.inspection)
    with pytest.raises(Refused, match="Say what is corrected"):
        open_correction(by=cast["lead"], draft=first, reason=" ")
    second = open_correction(by=cast["lead"], draft=first, reason="A date was wrong.")
    assert (second.edition, second.state, second.correction_of) == (2, "writing", "A date was wrong.")
    assert second.sections.count() == first.sections.count() and second.areas.count() == first.areas.count()
    kept = Statement.objects.filter(section__draft=second)
    assert kept.count() == Statement.objects.filter(section__draft=first, removed=False).count()
    assert all(each.findings.exists() and each.versions.count() == 1 for each in kept)
    first.refresh_from_db()
    assert first.sections.count() > 0 and first.state == "published"
