"""What a reader is shown of a framework says what is not known."""

from __future__ import annotations

from dataclasses import replace

from tests.spec import library
from touchstone.foundation.frameworks import presenters


def test_facts_say_what_is_not_known_and_why() -> None:
    facts = dict(presenters.facts(library.framework("ofsted-cafcass-2009"), "en"))
    assert facts["valid_from"].text == "2009-04"
    assert facts["valid_from"].verified and "Community Care" in facts["valid_from"].source
    assert (facts["source_url"].text, facts["source_url"].known) == ("Not known", False)
    assert facts["source_url"].reason
    assert facts["overall"].text == "Overall effectiveness"


def test_what_is_known_to_be_none_is_not_called_unknown() -> None:
    ilacs = dict(presenters.facts(library.framework("ofsted-ilacs-2026"), "en"))
    assert (ilacs["overall"].text, ilacs["overall"].known) == ("None", True)
    assert ilacs["valid_to"].text == "In force"
    assert dict(presenters.facts(library.framework("ofsted-ilacs-2026"), "cy"))["valid_to"].text == "Mewn grym"


def test_the_tree_tells_groups_themes_and_the_overall_judgement() -> None:
    rows = {row.key: row for row in presenters.tree(library.framework("ofsted-cafcass-2009"), "cy")}
    assert rows["overall_effectiveness"].overall and not rows["safeguarding"].overall
    assert rows["quality_of_provision"].scale is None and not rows["quality_of_provision"].theme
    assert (rows["safeguarding"].depth, rows["safeguarding"].title) == (1, "Diogelu")
    themes = presenters.tree(library.framework("ciw-cafcass-cymru-2018"), "en")
    assert [row.theme for row in themes] == [True, True, True]


def test_clocks_say_their_length_or_that_it_is_not_known() -> None:
    rows = {row.key: row.fact for row in presenters.clocks(library.framework("ofsted-cafcass-2021"), "en")}
    assert rows["notice"].text == "5 days; working or calendar is not stated"
    assert rows["cycle"].text == "3 years"
    assert (rows["publication"].text, rows["publication"].known) == ("Not known", False)
    national = {row.key: row.fact for row in presenters.clocks(library.framework("ofsted-cafcass-national-2014"), "cy")}
    assert national["notice"].text == "ar unwaith"
    assert national["publication"].text == "20 diwrnod gwaith"


def test_timescales_classes_evidence_and_other_figures() -> None:
    framework = library.framework("ofsted-cafcass-2009")
    assert [row.fact.text for row in presenters.timescales(framework, "en")] == ["at once", "3 months", "6 months"]
    unknown = replace(framework, timescales=tuple(replace(each, months=None) for each in framework.timescales))
    assert presenters.timescales(unknown, "cy")[1].fact.text == "Nid yw'n hysbys"
    assert presenters.evidence(framework, "en")[0].title == "Private law reports"
    assert {row.key: row.fact.text for row in presenters.parameters(framework, "en")}["service_areas"] == "21"
    assert {row.key: row.fact.known for row in presenters.parameters(framework, "en")}["inspectors"] is False
    assert presenters.classes(library.framework("ofsted-cafcass-progress-2011"), "cy")[0].title == "Sylw ar unwaith"
