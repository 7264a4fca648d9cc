"""Is the inspection under way one that could have been played by hand, whole, once, and invisible to the public?"""

from __future__ import annotations

import pytest

from tests.factories.people import browser_of
from touchstone.demonstration import live_stage, load
from touchstone.domain.sampling.design import read_design
from touchstone.domain.sampling.draw import draw
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme.models import Obligation
from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.reviews import queries as reviews
from touchstone.inspectorate.samples import queries as samples
from touchstone.inspectorate.samples.models import SampledCase, SampleDesign

pytestmark = pytest.mark.django_db


def test_it_is_played_whole_and_once() -> None:
    load.load_demonstration(by="a test")
    assert load.play_live() is True
    assert load.play_live() is False
    inspection = Inspection.objects.get(origin="held")
    assert inspection.state == "fieldwork"
    assert inspection.team.count() == 4
    assert Obligation.objects.get(opened=inspection).rule == "national-inspection"
    sources = set(inspection.lines_of_enquiry.values_list("source", flat=True))
    assert "carried forward" in sources and len(sources) >= 3, "what was still weak, and what others said"
    states = set(inspection.request_items.values_list("state", flat=True))
    assert {"accepted", "returned"} <= states and len(states) >= 3, "some of every kind"

    design = SampleDesign.objects.get(inspection=inspection)
    again = draw(read_design(design.published), samples.read(design.frame))
    drawn = set(SampledCase.objects.filter(inspection=inspection).values_list("reference", flat=True))
    assert drawn == {case.reference for case in again} and len(drawn) == live_stage.DRAWN

    pairs = reviews.pairs_of(inspection)
    assert len(pairs) == 5 and any(reviews.differences(pair) for pair in pairs)
    assert EvidenceItem.objects.filter(inspection=inspection, state="draft").count() == 4, "one of each inspector"
    for finding in Finding.objects.filter(inspection=inspection):
        assert finding.links.exists(), f"{finding} rests on nothing"
    assert not gate.public_inspections(clock.now()).filter(pk=inspection.pk).exists()

    for who, address in {
        "lead-inspector": f"/work/inspections/{inspection.slug}/",
        "head-of-service": f"/asked/{inspection.slug}/",
    }.items():
        person = User.objects.get(email=f"{who}@northmere.example")
        assert browser_of(person).get(address).status_code == 200, who
