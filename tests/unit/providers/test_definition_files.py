"""Is a file that describes an organisation read whole, and is each mistake named with its file and line?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from touchstone.domain.dates import PreciseDate, Precision
from touchstone.foundation.providers import definition_files as files
from touchstone.foundation.providers.actions.organisations import slug_of
from touchstone.foundation.providers.rows import OfficeRow

WHOLE = """\
organisation:
  slug: northmere
  kind: service
  name: Northmere Family Court Service
  fictional: true
  other_names: [Northmere Court Service]
counts:
  - {of: offices, count: 33, on: 2009, source: made up, verified: true, qualifier: about}
areas:
  - name: Fenquay
    code: N1
    valid_from: 2009-04
    valid_to: {date: before 2011-01-01, printed: before January 2011}
    local_authorities: [Fenquay Borough]
    offices: [Quay Street, {name: Mill Lane, note: Closed., valid_to: week of 2010-10-04}]
    teams: [Early work]
  - Mossquay
successions:
  - {before: fenquay, after: mossquay, kind: merged, on: 2011, note: Together.}
  - {before: mossquay, kind: lost part}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(files.DefinitionError) as caught:
        files.read_text(text, "x.yaml")
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def test_reads_everything_a_file_may_say():
    found = files.read_text(WHOLE, "x.yaml")
    assert found.organisation.name == "Northmere Family Court Service"
    assert found.organisation.fictional is True
    assert found.organisation.other_names == ("Northmere Court Service",)
    assert (found.counts[0].count, found.counts[0].on) == (33, PreciseDate.year(2009))
    fenquay, mossquay = found.areas
    assert fenquay.valid_from == PreciseDate.month(2009, 4)
    assert fenquay.valid_to == PreciseDate.before(date(2011, 1, 1), "before January 2011")
    assert fenquay.offices == (
        OfficeRow("Quay Street"),
        OfficeRow("Mill Lane", "Closed.", valid_to=PreciseDate.week(date(2010, 10, 4))),
    )
    assert mossquay.name == "Mossquay"
    assert [(row.before, row.after, row.kind) for row in found.successions] == [
        ("fenquay", "mossquay", "merged"),
        ("mossquay", "", "lost part"),
    ]


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("kind: service", "kind: circus"), 3, "'circus' is not known here. Expected one of: inspectorate, service"),
        (("  slug: northmere", "  slogan: north"), 2, "the key 'slogan' is not known here. Expected: kind, name"),
        (("  kind: service\n", ""), 2, "the key 'kind' is missing."),
        (("fictional: true", "fictional: perhaps"), 5, "true or false is expected here."),
        (("count: 33", "count: many"), 8, "a whole number is expected here, not 'many'."),
        (("on: 2009,", "on: last year,"), 8, "'last year' is not a date. Write it like 2009-10-05"),
        (("    code: N1", "    code: N1\n    code: N2"), 12, "the key 'code' is there twice. Keep one."),
        (("local_authorities: [Fenquay Borough]", "local_authorities: Fenquay"), 14, "a list is expected here"),
        (("  - Mossquay", "  - Mossquay\n  - Mossquay"), 18, "the area 'mossquay' is there already, on line 17."),
        (("after: mossquay", "after: nowhere"), 19, "no area of this file has the slug 'nowhere'. It has: fenquay"),
        (("after: mossquay", "after: fenquay"), 19, "an area cannot become itself."),
        (("kind: merged", "kind: eaten"), 19, "'eaten' is not known here. Expected one of: merged, split, renamed"),
        (("teams: [Early work]", "teams: [Early work"), 18, "this is not YAML"),
        (("name: Northmere Family Court Service", "name: [a]"), 4, "a text is expected here."),
    ],
)
def test_names_file_line_and_what_is_expected(change, line, says):
    found = problems(WHOLE.replace(*change, 1))
    assert any(each.startswith(f"x.yaml, line {line}: ") and says in each for each in found), found


@pytest.mark.parametrize("text", ["", "[]", "organisation: x"])
def test_a_file_that_says_nothing_is_refused(text):
    assert problems(text)


def test_every_problem_of_every_file_is_named_at_once(tmp_path: Path):
    (tmp_path / "a.yaml").write_text("organisation: {kind: service}\n")
    (tmp_path / "b.yaml").write_text("organisation: {name: B, kind: circus}\n")
    with pytest.raises(files.DefinitionError) as caught:
        files.read_folder(tmp_path)
    assert [each.split(",")[0] for each in caught.value.problems] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2009", Precision.YEAR),
        ("2009-10", Precision.MONTH),
        ("2009-10-05", Precision.DAY),
        ("week of 2009-10-05", Precision.WEEK),
        ("before 2011-01-01", Precision.BEFORE),
    ],
)
def test_dates_keep_their_precision(text, precision):
    assert files.parse_date(text).precision is precision


def test_the_files_that_come_with_the_program_are_right_and_name_nobody():
    found = {slug_of(each.organisation): each for each in files.read_folder()}
    authorities = {slug for slug, each in found.items() if each.organisation.kind == "local authority"}
    assert set(found) - authorities == {"ofsted", "ciw", "cafcass", "cafcass-cymru"}
    assert len(found["cafcass-cymru"].areas) == 5
    codes = {area.name: area.code for area in found["cafcass"].areas if area.code}
    assert codes == {"Staffordshire and the Marches": "C4", "Lancashire and Cumbria": "N3", "Kent": "S4"}
    assert [(row.count, row.on.start.year) for row in found["cafcass"].counts if row.of == "service areas"] == [
        (21, 2009),
        (17, 2013),
        (19, 2024),
    ]


def test_the_authorities_of_today_are_all_there_and_those_of_before_lead_to_them():
    rows = {slug_of(each.organisation): each.organisation for each in files.read_folder()}
    authorities = {slug: row for slug, row in rows.items() if row.kind == "local authority"}
    ended = {slug for slug, row in authorities.items() if row.valid_to is not None}
    assert len(authorities) - len(ended) == 153
    assert ended == {
        "bedfordshire", "bournemouth", "cheshire", "cumbria", "dorset-county-council", "northamptonshire", "poole",
    }  # fmt: skip
    for slug in ended:
        before = authorities[slug]
        assert before.valid_to is not None
        for after in before.became:
            begins = authorities[after].valid_from
            assert begins is not None and begins.start == before.valid_to.end + timedelta(days=1)
    assert not any(row.listed for row in authorities.values())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kind: local authority\norganisations:\n  - {name: Fenwick}\n  - {name: Fenwick}", "is there twice"),
        (
            "kind: local authority\norganisations:\n  - {name: Fenwick, valid_to: 2020-01-01, became: [x]}",
            "no organisation of this file",
        ),
        (
            "kind: partner\norganisations:\n  - {name: Fenwick}\n  - {name: Marsh, became: [fenwick]}",
            "so say until when it was",
        ),
        ("shape: 3\norganisations: []", "the key 'shape' is not known here"),
        ("organisations: {name: Fenwick}", "a list is expected here"),
    ],
)
def test_a_list_of_organisations_says_where_it_is_wrong(text: str, says: str):
    with pytest.raises(files.DefinitionError, match=says):
        files.read_all(text, "many.yaml")
