"""Areas for improvement while they are worded: the framework's keys, two people at once, order, findings behind."""

from __future__ import annotations

import pytest

from tests.factories.drafts import AREA, drafted, live_finding
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.actions import areas
from touchstone.inspectorate.drafting.models import DraftArea
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.findings.queries.standing import framework_of

pytestmark = pytest.mark.django_db
ROW = AreaRow("Record who decided, within two working days.", judgement_key=AREA)


@pytest.fixture
def scene():
    cast, draft, _section = drafted()
    return cast, draft


def texts(draft) -> list[str]:
    return [row.text for row in DraftArea.objects.filter(draft=draft, removed=False)]


def test_an_area_for_improvement_has_the_frameworks_keys(scene):
    cast, draft = scene
    framework = framework_of(cast.inspection)
    timescales, classes = [each.key for each in framework.timescales], [each.key for each in framework.classes]
    finding = live_finding(cast, direction="weakness")
    row = AreaRow(
        " Record it. ", judgement_key=AREA, timescale_key=timescales[0] if timescales else "",
        class_key=classes[0] if classes else "",
    )  # fmt: skip
    made = areas.add_area(by=cast["inspector"], draft=draft, row=row, findings=[finding])
    assert (made.text, made.judgement_key, made.timescale_key) == ("Record it.", AREA, row.timescale_key)
    assert list(made.findings.all()) == [finding]
    assert made.versions.get().text == "Record it."


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (AreaRow(" "), "needs words"),
        (AreaRow("Record it.", timescale_key="soon"), "no timescale “soon”"),
        (AreaRow("Record it.", class_key="nice"), "no class “nice”"),
        (AreaRow("Record it.", judgement_key="tea"), "no judgement area “tea”"),
    ],
)
def test_what_is_no_area_for_improvement(scene, row, why):
    cast, draft = scene
    made = areas.add_area(by=cast["lead"], draft=draft, row=ROW)
    for attempt in (
        lambda: areas.add_area(by=cast["lead"], draft=draft, row=row),
        lambda: areas.save_area(by=cast["lead"], area=made, base=0, row=row),
    ):
        with pytest.raises(Refused, match=why):
            attempt()


def test_saving_and_two_at_once(scene):
    cast, draft = scene
    made = areas.add_area(by=cast["lead"], draft=draft, row=ROW)
    welsh = AreaRow(ROW.text, text_cy="Cofnodi pwy a benderfynodd.", judgement_key=AREA)
    english = AreaRow("Record who decided, the same day.", judgement_key=AREA)
    assert areas.save_area(by=cast["inspector"], area=made, base=0, row=welsh)
    assert not areas.save_area(by=cast["inspector"], area=made, base=1, row=welsh)
    with pytest.raises(Conflict):
        areas.save_area(by=cast["lead"], area=made, base=0, row=english)
    assert areas.save_area(by=cast["lead"], area=made, base=0, row=english, merge=True)
    assert (made.text, made.text_cy) == (english.text, welsh.text_cy)
    other = AreaRow(english.text, text_cy=welsh.text_cy)
    with pytest.raises(Conflict) as caught:
        areas.save_area(by=cast["second"], area=made, base=0, row=other, merge=True)
    assert caught.value.mine["judgement_key"] == ""
    assert areas.restore(by=cast["lead"], area=made, version=made.versions.get(revision=0), base=2)
    assert (made.text, made.judgement_key, made.revision) == (ROW.text, AREA, 3)


def test_order_taking_out_and_findings(scene):
    cast, draft = scene
    by = cast["lead"]
    a, b, c = (areas.add_area(by=by, draft=draft, row=AreaRow(text)) for text in ("A", "B", "C"))
    areas.move(by=by, area=c, places=-1)
    areas.move(by=by, area=a, places=-1)
    assert texts(draft) == ["A", "C", "B"]
    areas.remove(by=by, area=c)
    assert texts(draft) == ["A", "B"]
    with pytest.raises(Refused, match="Bring it back"):
        areas.link_finding(by=by, area=c, finding=live_finding(cast))
    areas.move(by=by, area=a, places=1)
    areas.bring_back(by=by, area=c)
    assert texts(draft)[:2] == ["B", "A"]
    finding = live_finding(cast)
    areas.link_finding(by=by, area=b, finding=finding)
    areas.link_finding(by=by, area=b, finding=finding)
    assert list(b.findings.all()) == [finding]
    areas.unlink_finding(by=by, area=b, finding=finding)
    assert not b.findings.exists()


def test_a_version_of_another_area_is_not_brought_back(scene):
    cast, draft = scene
    a, b = (areas.add_area(by=cast["lead"], draft=draft, row=AreaRow(text)) for text in "AB")
    with pytest.raises(Refused, match="another area"):
        areas.restore(by=cast["lead"], area=a, version=b.versions.get(), base=0)


@pytest.mark.parametrize("who", ["outsider", "moderator", "head"])
def test_who_may_not_word_them(scene, who):
    cast, draft = scene
    with pytest.raises(Refused, match="does not include it"):
        areas.add_area(by=cast[who], draft=draft, row=ROW)
