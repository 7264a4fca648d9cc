"""Is a sample drawn from a frozen list by a published design, and does its history lose nothing?"""

from __future__ import annotations

import io
import json
from datetime import timedelta

import pytest

from tests.cast import Cast, play
from tests.factories.samples import AS_AT, SEED, draw, frame_csv, give_frame
from touchstone.domain.disclosure import check as check_text
from touchstone.domain.name_words import hashes
from touchstone.domain.sampling import draw as method
from touchstone.domain.sampling.allocation import Plan, Rare
from touchstone.domain.sampling.design import read_design
from touchstone.domain.sampling.frame_reader import read_frame, read_frozen
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.queries import read_stored
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.samples import presenters, queries
from touchstone.inspectorate.samples.actions import cases, drawing, frames, names
from touchstone.inspectorate.samples.models import RefusedFrame, SampledCase, SampleFrame

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def first_case(cast: Cast, **filters: object) -> SampledCase:
    return queries.cases(cast.inspection).filter(**filters)[0]


# -- the list --------------------------------------------------------------------------------------------------------


def test_a_list_is_kept_in_its_canonical_form_with_its_hash(cast: Cast) -> None:
    held = give_frame(cast)
    frame = read_frame(frame_csv(), as_at=AS_AT)
    assert (held.size, held.sha256, held.as_at, held.left_out) == (60, frame.sha256, AS_AT, ["closed cases"])
    assert read_stored(held.file) == frame.canonical
    assert held.columns["law"] == {"private": 40, "public": 20}
    assert OutboxEmail.objects.get(subject="The list of cases is here").to == "lead@cast.example"


def test_the_order_of_the_rows_and_the_kind_of_file_change_nothing(cast: Cast) -> None:
    head, *rows = frame_csv().splitlines()
    shuffled = "\ufeff" + "\r\n".join([head, *reversed(rows)]).replace(",", ";")
    assert give_frame(cast, shuffled).sha256 == give_frame(cast, frame_csv()).sha256


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("reference,law\nA-1,private\nA-1,public\n", ['3,reference,A-1,This reference is in row 2 too.']),
        ("law\nprivate\n", ["1,reference,,There must be a column with this name."]),
        ("reference\nJane Smith\n", ["2,reference,Jane Smith,This looks like a name."]),
        ("", [',,,"The list is empty.']),
    ],
    ids=["duplicates", "no reference", "a name", "empty"],
)  # fmt: skip
def test_nothing_of_a_bad_list_is_taken(cast: Cast, text: str, problems: list[str]) -> None:
    cast.at("fieldwork")
    with pytest.raises(frames.FrameRefused, match="Nothing of cases.csv was taken"):
        frames.give_frame(
            by=cast["data_officer"], inspection=cast.inspection, data=text, name="cases.csv", as_at=AS_AT, left_out=[]
        )
    lines = RefusedFrame.objects.get().errors.splitlines()[1:]
    assert all(line.startswith(start) for line, start in zip(lines, problems, strict=True))
    assert not SampleFrame.objects.exists()
    give_frame(cast)
    assert not RefusedFrame.objects.exists()


def test_a_list_of_a_day_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="still to come"):
        frames.give_frame(
            by=cast["data_officer"], inspection=cast.inspection, data=frame_csv(), name="a.csv",
            as_at=clock.today() + timedelta(days=1), left_out=[],
        )  # fmt: skip


def test_a_list_is_sent_back_and_another_takes_its_place(cast: Cast) -> None:
    first = give_frame(cast)
    with pytest.raises(Refused, match="Say why"):
        frames.return_frame(by=cast["lead"], frame=first, reason=" ")
    frames.return_frame(by=cast["lead"], frame=first, reason="Waiting cases are missing.")
    assert str(presenters.service_progress(cast.inspection).words) == "Sent back: give another"
    second = give_frame(cast, left_out=())
    first.refresh_from_db()
    assert (first.state, second.state) == ("superseded", "given")
    assert queries.earlier_frames(cast.inspection) == [first]
    with pytest.raises(Refused, match="Another list"):
        frames.return_frame(by=cast["lead"], frame=first, reason="Again.")


# -- the draw --------------------------------------------------------------------------------------------------------


def test_the_published_design_and_the_frozen_list_give_the_same_cases_to_a_stranger(cast: Cast) -> None:
    made = draw(cast)
    frame = read_frozen(read_stored(made.frame.file), as_at=made.frame.as_at, left_out=made.frame.left_out)
    repeated = method.draw(read_design(made.published), frame)
    held = {(case.reference, case.stratum, case.place) for case in made.cases.all()}
    assert held == {(one.reference, one.stratum.key, one.place) for one in repeated}
    assert len(held) == made.n == 12
    assert json.loads(made.published)["frame"]["left_out"] == ["closed cases"]
    made.frame.refresh_from_db()
    assert made.frame.state == "frozen"
    trail = AuditEvent.objects.get(action="samples.draw").summary
    assert SEED in trail and made.sha256[:12] in trail


def test_cases_carry_what_the_list_says_of_them_and_tracked_ones_are_marked(cast: Cast) -> None:
    made = draw(cast, tracked=3)
    assert made.cases.filter(tracked=True).count() == 3
    for case in made.cases.all():
        assert case.stratum == f"law={case.attributes['law']}"
        assert set(case.attributes) == {"law", "area", "kind"}


def test_without_a_seed_one_is_drawn_after_the_list_is_frozen(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    states = []

    def token(n: int) -> str:
        states.append(SampleFrame.objects.get().state)
        return "0" * 2 * n

    monkeypatch.setattr(drawing.secrets, "token_hex", token)
    frame = give_frame(cast)
    made = drawing.draw(by=cast["lead"], inspection=cast.inspection, plan=Plan(5), sha256=frame.sha256)
    assert states == ["frozen"]
    assert (made.seed_from, queries.published(made).seed) == ("machine", "0" * 32)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"plan": Plan(61)}, "larger than the list, which has 60"),
        ({"plan": Plan(3, ("law",), 2)}, "add up to 4, and the sample is 3"),
        ({"plan": Plan(3, ("team",))}, "no column “team”"),
        ({"sha256": "0" * 64}, "another list since you made this design"),
        ({"seed": "short"}, "8 to 128 letters"),
        ({"seed_note": " "}, "Say where the seed comes from"),
        ({"tracked": 13}, "13 cases cannot be tracked: 12 were drawn"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_is_frozen(cast: Cast, changes: dict[str, object], says: str) -> None:
    frame = give_frame(cast)
    values = {"plan": Plan(12), "sha256": frame.sha256, "seed": SEED, "seed_note": "Dice.", **changes}
    with pytest.raises(Refused, match=says):
        drawing.draw(by=cast["lead"], inspection=cast.inspection, **values)
    frame.refresh_from_db()
    assert frame.state == "given"
    assert not SampledCase.objects.exists()


def test_nothing_is_drawn_without_a_list_or_twice(cast: Cast) -> None:
    with pytest.raises(Refused, match="no list to draw from"):
        drawing.draw(by=cast["lead"], inspection=cast.inspection, plan=Plan(5), sha256="")
    made = draw(cast)
    with pytest.raises(Refused, match="it is frozen"):
        drawing.draw(by=cast["lead"], inspection=cast.inspection, plan=Plan(5), sha256=made.frame.sha256)
    with pytest.raises(Refused, match="it is frozen"):
        give_frame(cast, frame_csv(10))
    with pytest.raises(Refused, match="it is frozen"):
        frames.return_frame(by=cast["lead"], frame=made.frame, reason="Too late.")


def test_an_empty_stratum_is_said_and_no_obstacle(cast: Cast) -> None:
    frame = queries.read(give_frame(cast))
    found = presenters.buys(frame, Plan(12, (), 1, (Rare("kind", "adoption"),)), "")
    assert any("no case with kind “adoption”" in notice for notice in found.notices)
    assert found.allocation is not None and found.allocation.n == 12


# -- replacing and choosing ------------------------------------------------------------------------------------------


def test_a_case_is_replaced_by_the_next_of_its_stratum_and_both_stay(cast: Cast) -> None:
    made = draw(cast)
    old = first_case(cast, stratum="law=public", tracked=True)
    new = cases.replace(by=cast["inspector"], case=old, code="not-resolved", words="Unknown here.")
    old.refresh_from_db()
    assert (old.state, old.reason_code, old.reason, old.ended_by) == (
        "replaced", "not-resolved", "Unknown here.", cast["inspector"],
    )  # fmt: skip
    assert (new.how, new.replaces, new.stratum, new.tracked) == ("replacement", old, old.stratum, True)
    take = next(share.take for share in queries.published(made).shares if share.stratum.key == old.stratum)
    assert new.place == take + 1
    again = cases.replace(by=cast["inspector"], case=new, code="law", words="")
    assert again.place == take + 2
    assert queries.cases(cast.inspection).count() == 12
    assert queries.counts(cast.inspection).replaced == 2
    with pytest.raises(Refused, match="replaced already"):
        cases.replace(by=cast["inspector"], case=old, code="law", words="")


@pytest.mark.parametrize(("code", "says"), [("no-such", "Choose why"), ("other", "Say in words")])
def test_a_replacement_has_a_reason(cast: Cast, code: str, says: str) -> None:
    draw(cast)
    with pytest.raises(Refused, match=says):
        cases.replace(by=cast["inspector"], case=first_case(cast), code=code, words=" ")


def test_where_the_stratum_has_no_other_case_it_is_left_out(cast: Cast) -> None:
    plan = Plan(10, (), 2, (Rare("kind", "secure accommodation"),))
    draw(cast, plan, tracked=0)
    rare = first_case(cast, stratum="rare: kind=secure accommodation")
    assert not cases.has_next(rare)
    with pytest.raises(Refused, match="has no case left"):
        cases.replace(by=cast["inspector"], case=rare, code="law", words="")
    cases.leave_out(by=cast["inspector"], case=rare, code="law", words="")
    rare.refresh_from_db()
    assert (rare.state, queries.counts(cast.inspection).left_out) == ("left out", 1)
    other = first_case(cast, stratum="all")
    with pytest.raises(Refused, match="has another case"):
        cases.leave_out(by=cast["inspector"], case=other, code="law", words="")


def test_a_chosen_case_is_marked_and_counts_in_no_proportion(cast: Cast) -> None:
    draw(cast)
    taken = set(queries.cases(cast.inspection).values_list("reference", flat=True))
    reference = next(f"NM-{n:05d}" for n in range(3, 61) if f"NM-{n:05d}" not in taken)
    made = cases.add_case(
        by=cast["lead"], inspection=cast.inspection, reference=reference, how="risk", because="Two complaints."
    )
    assert made.attributes["kind"] == "section 7"
    answers = dict.fromkeys(taken, False) | {reference: True}
    figure = queries.figure(cast.inspection, answers)
    assert figure is not None and figure.estimate is not None
    assert (figure.estimate.yes, figure.estimate.of, figure.kept_out) == (0, 12, 1)
    with pytest.raises(Refused, match="chosen and not drawn"):
        cases.replace(by=cast["inspector"], case=made, code="law", words="")
    cases.remove_case(by=cast["lead"], case=made, words="Not needed.")
    assert queries.counts(cast.inspection).chosen == 0


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"how": "drawn"}, "Say whether"),
        ({"because": " "}, "Say why"),
        ({"reference": "Jane Smith"}, "looks like a name"),
        ({"reference": " "}, "Give the case"),
    ],
)
def test_a_case_that_cannot_be_chosen(cast: Cast, values: dict[str, str], says: str) -> None:
    given = {"reference": "X-1", "how": "risk", "because": "A complaint.", **values}
    with pytest.raises(Refused, match=says):
        cases.add_case(by=cast["lead"], inspection=cast.inspection, **given)


def test_a_drawn_case_cannot_be_chosen_or_taken_out(cast: Cast) -> None:
    draw(cast)
    case = first_case(cast)
    with pytest.raises(Refused, match="in the sample already"):
        cases.add_case(
            by=cast["lead"], inspection=cast.inspection, reference=case.reference, how="risk", because="A complaint."
        )
    with pytest.raises(Refused, match="can be replaced, with a reason"):
        cases.remove_case(by=cast["lead"], case=case, words="No.")


def test_a_chosen_case_that_chance_draws_too_becomes_a_drawn_one_and_keeps_its_row(cast: Cast) -> None:
    give_frame(cast)
    chosen = [
        cases.add_case(
            by=cast["lead"], inspection=cast.inspection, reference=f"NM-{n:05d}", how="provider", because="Good work."
        ).pk
        for n in range(1, 61)
    ]
    made = draw(cast)
    drawn = SampledCase.objects.filter(design=made)
    assert drawn.count() == 12
    assert set(drawn.values_list("pk", flat=True)) <= set(chosen)
    assert SampledCase.objects.count() == 60
    old = first_case(cast, design=made)
    assert cases.replace(by=cast["lead"], case=old, code="law", words="").pk in chosen


def test_tracking_is_marked_and_taken_back(cast: Cast) -> None:
    draw(cast, tracked=0)
    case = first_case(cast)
    cases.track(by=cast["lead"], case=case, tracked=True)
    assert queries.counts(cast.inspection).tracked == 1
    cases.track(by=cast["lead"], case=case, tracked=False)
    assert queries.counts(cast.inspection).tracked == 0
    cases.replace(by=cast["lead"], case=case, code="law", words="")
    with pytest.raises(Refused, match="no longer looked at"):
        cases.track(by=cast["lead"], case=case, tracked=True)


# -- figures ---------------------------------------------------------------------------------------------------------


def test_none_of_those_looked_at_is_never_none_and_the_list_is_said(cast: Cast) -> None:
    draw(cast)
    figure = queries.proportion(cast.inspection, {"law=private": (8, 0), "law=public": (4, 0)})
    assert figure is not None and figure.estimate is not None
    said = [presenters.said(one) for one in figure.sentences]
    assert said[0].startswith("0 of 12 cases looked at. It may still be so in up to")
    assert said[-1] == "From a list of 60 cases as at 30 September 2026, which leaves out: closed cases."
    assert figure.estimate.high > 0.1


def test_a_figure_before_anything_was_looked_at_and_one_of_a_stranger_stratum(cast: Cast) -> None:
    assert queries.proportion(cast.inspection, {}) is None
    assert queries.figure(cast.inspection, {}) is None
    draw(cast)
    empty = queries.figure(cast.inspection, {})
    assert empty is not None and empty.estimate is None
    with pytest.raises(KeyError):
        queries.proportion(cast.inspection, {"law=criminal": (1, 1)})


def test_replaced_cases_do_not_count_and_their_replacements_do(cast: Cast, django_assert_num_queries) -> None:
    draw(cast)
    old = first_case(cast, stratum="law=private")
    new = cases.replace(by=cast["lead"], case=old, code="law", words="")
    with django_assert_num_queries(2):
        base = queries.base_for(cast.inspection)
    assert base is not None
    references = {one.reference for one in base.drawn}
    assert new.reference in references and old.reference not in references
    assert len(references) == 12


# -- names -----------------------------------------------------------------------------------------------------------


def test_names_are_found_by_their_hashes_and_never_stored(cast: Cast) -> None:
    with pytest.raises(Refused, match="Make the key first"):
        names.give_hashes(by=cast["data_officer"], inspection=cast.inspection, data=b"")
    key = names.make_key(by=cast["data_officer"], inspection=cast.inspection).key
    assert names.make_key(by=cast["head"], inspection=cast.inspection).key == key
    data = "\n".join(hashes(key, ["Siân Weatherby"])).encode()
    assert names.give_hashes(by=cast["data_officer"], inspection=cast.inspection, data=data).words == 2
    marks = check_text("I met Sian today.", queries.names_of(cast.inspection))
    assert [mark.word for mark in marks] == ["Sian"]
    assert queries.name_hashes(cast.inspection) == set(hashes(key, ["Siân Weatherby"]))


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"Jane Weatherby\n", "Line 1 is no hash"), (b"", "empty"), (b"\xff\xfe\x00", "no list of hashes")],
)
def test_a_list_of_names_themselves_is_refused_and_not_repeated(cast: Cast, data: bytes, says: str) -> None:
    names.make_key(by=cast["data_officer"], inspection=cast.inspection)
    with pytest.raises(Refused, match=says) as caught:
        names.give_hashes(by=cast["data_officer"], inspection=cast.inspection, data=data)
    assert "Jane" not in str(caught.value)
    assert queries.names_of(cast.inspection).hashes == frozenset()


# -- how far it is ---------------------------------------------------------------------------------------------------


def test_the_stage_says_how_far_the_sample_is(cast: Cast) -> None:
    def words() -> tuple[str, str]:
        return str(presenters.progress(cast.inspection).words), str(presenters.service_progress(cast.inspection).words)

    assert words() == ("Waiting for the list of cases", "Give the list of cases")
    give_frame(cast)
    assert words() == ("List of 60 cases, nothing drawn yet", "List of 60 cases given")
    draw(cast)
    assert words() == ("Drawn: 12 of 60, seed published", "12 cases to make ready")


def test_a_file_given_as_bytes_in_another_encoding_is_said(cast: Cast) -> None:
    data = io.BytesIO("reference,team\nA-1,Ynys M\u00f4n\n".encode("cp1252")).read()
    with pytest.raises(frames.FrameRefused):
        frames.give_frame(
            by=cast["head"], inspection=cast.inspection, data=data, name="a.csv", as_at=AS_AT, left_out=[]
        )
    assert "Something in this row is not UTF-8" in RefusedFrame.objects.get().errors
