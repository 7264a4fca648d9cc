"""Do the pages of a sample say what it buys, keep what was typed, and show each side no more than its own?"""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.samples import SEED, draw, frame_csv, give_frame
from touchstone.domain.name_words import hashes
from touchstone.inspectorate.samples import queries
from touchstone.inspectorate.samples.actions import cases
from touchstone.inspectorate.samples.models import SampledCase, SampleFrame

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def page(cast: Cast, who: str, name: str, *args: object, **data: object) -> str:
    response = browser_of(cast[who]).get(reverse(name, args=[cast.inspection.slug, *args]), data)
    assert response.status_code == 200, response
    return response.content.decode()


def post(cast: Cast, who: str, name: str, *args: object, **data: object):
    return browser_of(cast[who]).post(reverse(name, args=[cast.inspection.slug, *args]), data)


LIST = {
    "as_at_day": "30",
    "as_at_month": "9",
    "as_at_year": "2026",
    "left_out": ["closed cases"],
    "pasted": frame_csv(),
}
DESIGN = {"n": "20", "by": ["law"], "minimum": "2", "area": "area"}


# -- giving a list ---------------------------------------------------------------------------------------------------


def test_a_list_is_pasted_or_sent_as_a_file(cast: Cast) -> None:
    assert post(cast, "data_officer", "sample-give-frame", **LIST).status_code == 302
    file = SimpleUploadedFile("cases.csv", frame_csv(30).encode())
    given = {**LIST, "pasted": "", "file": file, "left_out": [], "complete": "on"}
    assert post(cast, "data_officer", "sample-give-frame", **given).status_code == 302
    held = queries.frame_of(cast.inspection)
    assert (held.size, held.left_out) == (30, [])
    assert "leaves nothing out" in page(cast, "lead", "sample-overview")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"pasted": ""}, "Choose a file, or paste the list."),
        ({"left_out": []}, "Say what the list leaves out, or that it leaves nothing out."),
        ({"complete": "on"}, "cannot leave something out and nothing out"),
        ({"as_at_year": ""}, "needs a day, a month and a year"),
        ({"as_at_year": "2099"}, "still to come"),
        ({"pasted": "reference\nA-1\nA-1\n"}, "Nothing of the pasted list was taken: 1 thing"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(cast: Cast, changes: dict[str, object], says: str) -> None:
    given = {**LIST, "left_out_more": "the night team", **changes}
    if changes.get("left_out") == []:
        given["left_out_more"] = ""
    body = post(cast, "data_officer", "sample-give-frame", **given).content.decode()
    assert says in body
    assert (given["left_out_more"] or "NM-00001") in body
    assert not SampleFrame.objects.exists()


def test_a_file_larger_than_the_limit_is_refused_before_it_is_read(cast: Cast, settings) -> None:
    settings.MAX_DOCUMENT_BYTES = 1000
    big = SimpleUploadedFile("big.csv", b"x" * 200_000)
    body = post(cast, "data_officer", "sample-give-frame", **{**LIST, "file": big}).content.decode()
    assert "big.csv is larger than" in body
    assert "NM-00001" in body
    assert not SampleFrame.objects.exists()


def test_the_file_of_errors_is_there_to_take(cast: Cast) -> None:
    post(cast, "data_officer", "sample-give-frame", **{**LIST, "pasted": "reference\nA-1\nA-1\n"})
    response = browser_of(cast["data_officer"]).get(reverse("sample-frame-errors", args=[cast.inspection.slug]))
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[1] == ["3", "reference", "A-1", "This reference is in row 2 too."]
    post(cast, "data_officer", "sample-give-frame", **LIST)
    again = browser_of(cast["data_officer"]).get(reverse("sample-frame-errors", args=[cast.inspection.slug]))
    assert again.status_code == 404


# -- designing -------------------------------------------------------------------------------------------------------


def test_the_design_says_in_words_and_numbers_what_it_buys(cast: Cast) -> None:
    give_frame(cast)
    body = page(cast, "lead", "sample-design", **DESIGN)
    assert "With 20 of 60 cases, a weakness in 1 case of 10 will be missed about 1 time in" in body
    assert "A figure of 50%" in body
    assert "Go on to draw these 20 cases" in body
    fragment = page(cast, "lead", "sample-buys", **DESIGN)
    assert "<html" not in fragment and "With 20 of 60 cases" in fragment


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"n": "61"}, "A sample of 61 is larger than the list, which has 60."),
        ({"n": "3"}, "The minimums of the 2 strata add up to 4"),
        ({"n": ""}, "Fill in “How many cases”."),
    ],
)
def test_a_design_that_cannot_be_drawn_says_so_and_keeps_its_choices(
    cast: Cast, changes: dict[str, str], says: str
) -> None:
    give_frame(cast)
    body = page(cast, "lead", "sample-design", **{**DESIGN, **changes})
    assert says in body
    assert 'value="2"' in body
    assert "Go on to draw" not in body


def test_a_missing_area_of_the_inspection_is_noticed(cast: Cast) -> None:
    give_frame(cast, frame_csv().replace(",Dale,", ",Moor,"))
    assert "The list has no case with area “Dale”" in page(cast, "lead", "sample-design", **DESIGN)


def test_the_design_begins_with_the_rare_kinds_of_secure_accommodation(cast: Cast) -> None:
    give_frame(cast)
    body = page(cast, "lead", "sample-design")
    assert "secure accommodation (kind), 2 of 60" in body
    assert "secure accommodation (rare kind)" in body


def test_drawing_shows_the_design_once_more_and_draws_it(cast: Cast) -> None:
    frame = give_frame(cast)
    assert "cannot be drawn again" in page(cast, "lead", "sample-draw", **DESIGN)
    assert post(cast, "lead", "sample-draw", tracked="0", sha256=frame.sha256).status_code == 302
    assert not SampledCase.objects.exists()  # without a design in the address nothing is drawn
    address = reverse("sample-draw", args=[cast.inspection.slug]) + "?n=20&by=law&minimum=2&area=area"
    browser = browser_of(cast["lead"])
    refused = browser.post(address, {"tracked": "3", "seed": SEED, "seed_note": "", "sha256": frame.sha256})
    assert "Say where the seed comes from" in refused.content.decode()
    assert SEED in refused.content.decode()
    done = browser.post(address, {"tracked": "3", "seed": SEED, "seed_note": "Dice.", "sha256": frame.sha256})
    assert done.status_code == 302
    body = page(cast, "lead", "sample-overview")
    assert "Drawn: 20 of 60 cases" in body and SEED in body and "3 are tracked cases" in body
    assert browser.post(address, {"tracked": "0"}).status_code == 302
    assert SampledCase.objects.count() == 20


# -- each side its own -----------------------------------------------------------------------------------------------


def test_the_service_sees_which_were_drawn_and_not_why_one_was_chosen(cast: Cast) -> None:
    made = draw(cast)
    cases.add_case(by=cast["lead"], inspection=cast.inspection, reference="X-1", how="risk", because="A hidden worry.")
    body = page(cast, "manager", "sample-asked")
    assert all(case.reference in body for case in made.cases.all())
    assert "X-1" in body and "A hidden worry." not in body
    assert "A hidden worry." in page(cast, "inspector", "sample-cases")
    file = browser_of(cast["manager"]).get(reverse("sample-drawn-file", args=[cast.inspection.slug]))
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert {row["reference"] for row in rows} == {"X-1", *made.cases.values_list("reference", flat=True)}


def test_before_the_draw_the_service_sees_no_design(cast: Cast) -> None:
    give_frame(cast)
    address = reverse("sample-asked-design", args=[cast.inspection.slug])
    assert browser_of(cast["manager"]).get(address).status_code == 404
    assert "Your list was taken" in page(cast, "manager", "sample-asked")


def test_a_list_that_was_sent_back_says_why_to_the_service(cast: Cast) -> None:
    give_frame(cast)
    assert post(cast, "lead", "sample-return-frame", words="Waiting cases are missing.").status_code == 302
    assert "Waiting cases are missing." in page(cast, "data_officer", "sample-asked")
    assert browser_of(cast["lead"]).get(reverse("sample-design", args=[cast.inspection.slug])).status_code == 302
    assert "no list now" in page(cast, "lead", "sample-buys")


def test_a_case_is_replaced_on_its_page_and_the_history_shows_both(cast: Cast) -> None:
    draw(cast)
    old = queries.cases(cast.inspection)[0]
    asked = page(cast, "inspector", "sample-replace-case", old.pk)
    assert "Its file cannot be found or opened" in asked
    refused = post(cast, "inspector", "sample-replace-case", old.pk, code="other", words="", do="replace")
    assert "Say in words" in refused.content.decode()
    assert post(cast, "inspector", "sample-replace-case", old.pk, code="law", do="replace").status_code == 302
    body = page(cast, "inspector", "sample-cases", history="1")
    assert f"for {old.reference}" in body and "the law forbids" in body
    assert f"for {old.reference}" in page(cast, "inspector", "sample-cases")


def test_cases_are_narrowed_to_a_stratum_and_to_tracked_ones(cast: Cast) -> None:
    made = draw(cast, tracked=1)
    tracked = made.cases.get(tracked=True)
    body = page(cast, "inspector", "sample-cases", tracked="1")
    assert tracked.reference in body and "1 case, by stratum" in body
    public = made.cases.filter(stratum="law=public").count()
    assert f"{public} cases, by stratum" in page(cast, "inspector", "sample-cases", stratum="law=public")


def test_names_are_given_as_hashes_with_the_key_of_the_inspection(cast: Cast) -> None:
    assert "Make the key" in page(cast, "data_officer", "sample-names")
    post(cast, "data_officer", "sample-names-key")
    key = queries.name_key(cast.inspection).key
    assert key in page(cast, "data_officer", "sample-names")
    assert key not in page(cast, "lead", "sample-overview")
    wrong = SimpleUploadedFile("names.txt", b"Jane Weatherby")
    body = post(cast, "data_officer", "sample-names", file=wrong).content.decode()
    assert "is no hash" in body and "Weatherby" not in body
    right = SimpleUploadedFile("hashes.txt", "\n".join(hashes(key, ["Jane Weatherby"])).encode())
    assert post(cast, "data_officer", "sample-names", file=right).status_code == 302
    assert "2 hashes of name words" in page(cast, "lead", "sample-overview")


def test_the_program_that_hashes_is_handed_out_whole(cast: Cast) -> None:
    response = browser_of(cast["data_officer"]).get(reverse("sample-names-program", args=[cast.inspection.slug]))
    assert response["Content-Disposition"] == 'attachment; filename="name_words.py"'
    compile(response.content, "name_words.py", "exec")
