"""Does the reader read of each source document what its catalogue record says? On a committed list of keys.

Left out, and why: `text` of items (the catalogue abbreviates them: they are compared by number and order), `src`
(lines, compared by the places' own text), `survey_findings` and `history` (paraphrases).
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.reader import catalogue
from touchstone.reader.plain import plain_of
from touchstone.reader.reading import Reading
from touchstone.reader.sandbox import read_file

pytestmark = [
    pytest.mark.sources,
    pytest.mark.skipif(not catalogue.is_there(), reason="the source documents are not beside the project"),
]
GRADES = {1: "outstanding", 2: "good", 3: "satisfactory", 4: "inadequate"}


@pytest.fixture(scope="module")
def read() -> dict[str, Reading]:
    return {key: read_file(catalogue.SOURCES / record["file"]) for key, record in catalogue.records().items()}


@pytest.fixture(scope="module")
def plain(read: dict[str, Reading]) -> dict[str, dict[str, Any]]:
    return {key: plain_of(reading.data) for key, reading in read.items()}


@pytest.fixture(scope="module")
def want() -> dict[str, dict[str, Any]]:
    return catalogue.records()


def test_the_catalogue_has_five_records(want: dict[str, Any]) -> None:
    assert sorted(want) == ["S0", "S1", "S2", "S3", "S4"]


@pytest.mark.parametrize(
    ("key", "outcome"), [("S0", "read"), ("S1", "doubts"), ("S2", "refused"), ("S3", "read"), ("S4", "read")]
)
def test_outcome(key: str, outcome: str, read: dict[str, Reading]) -> None:
    assert read[key].outcome == outcome, read[key].data["refusal"]


@pytest.mark.parametrize(
    ("key", "framework", "kind"),
    [
        ("S0", "ofsted-cafcass-2009", "full"),
        ("S1", "ofsted-cafcass-monitoring-2010", "monitoring"),
        ("S3", "ofsted-cafcass-progress-2011", "progress"),
        ("S4", "ciw-cafcass-cymru-2018", "narrative"),
    ],
)
def test_framework_and_who(key: str, framework: str, kind: str, plain: dict[str, Any], want: dict[str, Any]) -> None:
    assert (plain[key]["framework"], plain[key]["kind"]) == (framework, kind)
    assert plain[key]["inspectorate"] == want[key]["inspectorate"]
    assert plain[key]["provider"] == want[key]["provider"]


@pytest.mark.parametrize("key", ["S0", "S1", "S3"])
def test_area(key: str, plain: dict[str, Any], want: dict[str, Any]) -> None:
    area = want[key]["area"]
    assert plain[key]["area"]["name"] == area["name"]
    assert plain[key]["area"]["code"] == area["code"]
    if "sector" in area:
        assert plain[key]["area"]["sector"] == area["sector"]
    assert plain[key]["local_authorities"] == area.get("local_authorities", [])
    assert plain[key]["teams"] == area.get("teams", [])
    assert plain[key]["offices_visited"] == area.get("offices_visited", [])


class TestFullReport:
    def test_references_and_dates(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        references = [(row["where"], row["value"]) for row in plain["S0"]["references"]]
        assert references == [("cover", want["S0"]["reference"]), ("imprint", want["S0"]["imprint_reference"])]
        assert plain["S0"]["inspection_start"] == want["S0"]["fieldwork"]["week_commencing"]
        assert plain["S0"]["inspection_end"] is None
        assert plain["S0"]["published"] == want["S0"]["published"]

    def test_judgements(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        read = [(r["key"], r["group"], r["grade"], r["limiting"]) for r in plain["S0"]["judgements"]]
        expected = [
            (j["id"], j["group"], GRADES[j["grade"]], j.get("limiting", False)) for j in want["S0"]["judgements"]
        ]
        assert read == expected
        assert len(read) == 17

    def test_what_limits_overall(self, plain: dict[str, Any]) -> None:
        assert "limited by" in plain["S0"]["limiting_statement"]

    def test_areas_for_improvement(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        read = [(row["number"], row["timescale_or_class"]) for row in plain["S0"]["areas_for_improvement"]]
        assert read == [(afi["n"], afi["bucket"]) for afi in want["S0"]["afis"]]
        assert len(read) == 9

    def test_evidence(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        evidence = want["S0"]["evidence"]
        labels = {(row["kind"], row["label"]) for row in plain["S0"]["evidence"]}
        counts = {row["count"] for row in plain["S0"]["evidence"]} - {None}
        assert counts == {evidence["looked_after_children_met"]}
        for person in ("Operational Director (Central)", "Head of Service", "family court advisers"):
            assert ("interview", person) in labels
        assert ("telephone_interview", "Cafcass Chief Executive") in labels
        assert {label for kind, label in labels if kind == "survey"} == set(evidence["surveyed"])
        assert [row["n"] for row in plain["S0"]["surveys"]] == [evidence["children_survey_responses"]]

    def test_figures_and_milestones(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        figures = {row["measure"]: row["value"] for row in plain["S0"]["figures"]}
        assert figures == want["S0"]["area"]["managers"] | {
            "allocation_delay_months": want["S0"]["example_delay_months"]
        }
        assert {row["date"] for row in plain["S0"]["milestones"]} == {want["S0"]["management_in_place_since"]}

    def test_referrals_have_no_number(self, read: dict[str, Reading], want: dict[str, Any]) -> None:
        referrals = read["S0"].data["fields"]["referrals"]
        assert referrals["value"] is want["S0"]["referrals_during_inspection"]["count"] is None
        assert "not how many" in referrals["doubt"]

    def test_contradictions(self, plain: dict[str, Any]) -> None:
        said = " ".join(plain["S0"]["contradictions"])
        for sign in ("C4 001", "Within three months", "runs entries together", "Grade 4 Inadequate"):
            assert sign in said


class TestMonitoringLetter:
    def test_letter(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        letter, record = plain["S1"], want["S1"]
        assert [row["value"] for row in letter["references"]] == [record["reference"]]
        assert letter["letter_date"] == record["letter_date"]
        assert letter["addressee"] == record["addressee"]
        assert [letter["signatory"], letter["people"][1]["role"]] == record["signatory"].split(", ")
        assert letter["copies"] == record["cc"]
        assert (letter["inspection_start"], letter["inspection_end"]) == (
            record["visit"]["start"],
            record["visit"]["end"],
        )

    def test_earlier_inspection(self, read: dict[str, Reading], plain: dict[str, Any], want: dict[str, Any]) -> None:
        assert plain["S1"]["previous_afi_count"] == want["S1"]["parent_inspection"]["afi_count"]
        assert plain["S1"]["previous_inspection"] == "2009-11"
        assert plain["S1"]["previous_published"] == "2009-12"
        doubt = read["S1"].data["fields"]["previous_inspection"]["doubt"]
        for stated in want["S1"]["parent_inspection"]["stated_dates"]:
            assert stated.split(" (")[0] in doubt

    def test_progress(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        read = [(r["number"], r["progress"], r["residual"] is None) for r in plain["S1"]["progress_judgements"]]
        expected = [(r["afi"], r["progress"], r["residual"] is None) for r in want["S1"]["progress_judgements"]]
        assert read == expected
        assert plain["S1"]["overall_progress"] == want["S1"]["judgements"][0]["progress"]
        assert plain["S1"]["overall_progress_counts"] == want["S1"]["counts"]
        assert [row["key"] for row in plain["S1"]["judgements"]] == ["overall_progress"]

    def test_evidence(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        evidence, rows = want["S1"]["evidence"], plain["S1"]["evidence"]
        by_kind = {row["kind"]: row for row in rows}
        documents = by_kind["document"]
        assert f"{documents['qualifier']} {documents['count']}" == evidence["documents"]
        assert by_kind["case_file"]["count"] == evidence["closed_case_files"]
        assert by_kind["complaint"]["count"] == evidence["complaints"]
        assert {"action_plan", "performance_data", "data_collection_system"} <= set(by_kind)
        met = [row["label"].lower() for row in rows if row["kind"] == "meeting"]
        assert [label.removesuffix(" for the area") for label in met] == [m.lower() for m in evidence["met"]]
        assert "judiciary" in by_kind["missing_voice"]["label"]
        assert by_kind["missing_voice"]["missing_reason"]
        assert "Lancashire County Council" in by_kind["telephone_interview"]["label"]

    def test_figures(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        names = {"permanent_FCA_posts_next_year": "permanent_posts_next_year"}
        expected = {
            (names.get(f["kpi"], f["kpi"]), f.get("period"), f.get("value"), f.get("target"), f.get("scope"))
            for f in want["S1"]["figures"]
        }
        read = {(f["measure"], f["period"], f["value"], f["target"], f["scope"]) for f in plain["S1"]["figures"]}
        assert read == expected

    def test_milestones(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        dates = sorted(row["date"] for row in plain["S1"]["milestones"])
        assert dates == sorted(row["date"] for row in want["S1"]["milestones"])

    def test_promise_already_past(self, plain: dict[str, Any]) -> None:
        assert any("by the end of January 2011" in says for says in plain["S1"]["contradictions"])


class TestArticle:
    def test_refused_with_who_wrote_it(
        self, read: dict[str, Reading], plain: dict[str, Any], want: dict[str, Any]
    ) -> None:
        article = plain["S2"]
        assert "news article" in article["refusal"]
        assert article["author"] == want["S2"]["author"]
        assert article["publisher"] == want["S2"]["publisher"]
        assert article["published"] == want["S2"]["date"]
        assert read["S2"].data["lists"] == {}


class TestProgressLetter:
    def test_letter(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        letter, record = plain["S3"], want["S3"]
        assert letter["letter_date"] == record["letter_date"]
        assert letter["addressee"] == record["addressee"]
        assert letter["signatory"] == record["signatory"].removesuffix(" HMI")
        assert letter["legal_basis"] == [record["legal_basis"]]
        assert (letter["inspection_start"], letter["inspection_end"]) == (
            record["visit"]["start"],
            record["visit"]["end"],
        )
        assert [row["key"] for row in letter["aspects"]] == record["aspects"]
        assert letter["plan"] == "Cafcass Transformation Plan"

    def test_judgements_of_progress(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        judged = {row["key"]: row["grade"] for row in plain["S3"]["judgements"]}
        assert judged == {j["id"]: j["progress"] for j in want["S3"]["judgements"] if "progress" in j}
        sections = [row["progress"] for row in plain["S3"]["progress_judgements"]]
        assert sections == [None, "good", None]
        assert plain["S3"]["overall_progress"] == "inadequate"

    def test_statements_are_not_grades(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        stated = {row["key"]: row["words"] for row in plain["S3"]["statements"]}
        assert stated == {j["id"]: j["judgement"] for j in want["S3"]["judgements"] if "judgement" in j}

    def test_urgent_point(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        (afi,) = plain["S3"]["areas_for_improvement"]
        assert len(want["S3"]["afis"]) == 1
        assert afi["timescale_or_class"] == "immediate_action"
        assert "Schedule 2" in afi["first_8_words"]

    def test_referrals(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        referred = want["S3"]["referrals_during_inspection"]
        assert plain["S3"]["referrals_at_inspectors_request"] == referred["at_inspectors_request"]
        assert plain["S3"]["referrals_identified_after"] == referred["identified_by_cafcass_after"]
        assert plain["S3"]["referrals"] == referred["total"]
        assert len(plain["S3"]["triggered_actions"]) == len(want["S3"]["triggered_actions"])
        assert "future inspection" in plain["S3"]["carry_forward"]

    def test_figures_and_evidence(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        figures = {row["measure"]: row["value"] for row in plain["S3"]["figures"]}
        assert figures["cases_delayed"] == 0
        assert figures["unit_cost_reduction_rank"].startswith("one of the three")
        met = [row["label"] for row in plain["S3"]["evidence"] if row["kind"] == "meeting"]
        assert "family court advisers" in met and len(met) == len(want["S3"]["evidence"]["met"]) - 1

    def test_headline_beside_section(self, plain: dict[str, Any]) -> None:
        assert any("headline is inadequate" in says for says in plain["S3"]["contradictions"])


class TestNarrative:
    def test_dates_and_powers(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        narrative = plain["S4"]
        assert [narrative["inspection_start"], narrative["inspection_end"]] == want["S4"]["fieldwork"]["months"]
        assert narrative["published"] is None
        assert narrative["legal_basis"] == want["S4"]["legal_basis"]
        assert narrative["languages"] == want["S4"]["languages"]

    def test_themes_without_grades(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        themes = [(t["number"], t["key"], t["paragraphs"]) for t in plain["S4"]["themes"]]
        assert themes == [(j["theme"], j["id"], j["paragraphs"]) for j in want["S4"]["judgements"]]
        assert [(j["key"], j["grade"]) for j in plain["S4"]["judgements"]] == [
            (j["id"], j["grade"]) for j in want["S4"]["judgements"]
        ]
        assert plain["S4"]["n_numbered_paragraphs"] == 37

    def test_strengths_and_areas(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        assert [row["number"] for row in plain["S4"]["strengths"]] == list(range(1, len(want["S4"]["strengths"]) + 1))
        read = [(row["number"], row["timescale_or_class"]) for row in plain["S4"]["areas_for_improvement"]]
        assert read == [(afi["n"], afi["bucket"]) for afi in want["S4"]["afis"]]

    def test_response(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        assert plain["S4"]["response_due_days"] == want["S4"]["response_due"]["days_after_publication"]
        assert plain["S4"]["response_due_basis"] == want["S4"]["response_due"]["day_basis"]

    def test_evidence(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        evidence, rows = want["S4"]["evidence"], plain["S4"]["evidence"]
        counts = [(row["kind"], row["count"], row["chosen_by_provider"]) for row in rows if row["count"] is not None]
        reports = evidence["reports"]
        for expected in (
            ("fieldwork_days", want["S4"]["fieldwork"]["days"], False),
            ("fieldwork_days_per_area", want["S4"]["fieldwork"]["days_per_area"], False),
            ("case_file", evidence["case_files_reviewed"], False),
            ("tracked_case", evidence["tracked_with_interviews"], False),
            ("report", evidence["reports_reviewed"], False),
            ("report", reports["public_law"], False),
            ("report", reports["private_law"], False),
            ("report", reports["provider_good_practice_examples"], True),
            ("observation", evidence["observations"], False),
            ("survey", evidence["staff_survey"], False),
            ("survey", evidence["local_authority_survey"], False),
            ("complaint", evidence["complaints"], False),
        ):
            assert expected in counts
        assert len(counts) == 13
        assert [row["name"] for row in plain["S4"]["areas"]] == want["S4"]["fieldwork"]["areas"]
        assert f"{plain['S4']['sample_frame']} cases" == evidence["frame"]
        assert len([row for row in rows if row["kind"] == "interview"]) == len(evidence["interviews"])

    def test_team(self, plain: dict[str, Any], want: dict[str, Any]) -> None:
        team = want["S4"]["team"]
        assert plain["S4"]["lead_inspector"] == team["lead"]
        assert [row["name"] for row in plain["S4"]["people"]] == [team["lead"], *team["supporting"]]

    def test_praise_is_no_grade(self, read: dict[str, Reading]) -> None:
        assert any("no grades" in note for note in read["S4"].data["notes"])
        assert plain_of(read["S4"].data)["contradictions"] == []
