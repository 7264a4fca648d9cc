"""What the fictional service was asked for and answered, the list that it gave, and the cases drawn and reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from touchstone.demonstration import live_words as words
from touchstone.domain.instruments.asking import Sheet
from touchstone.domain.sampling.allocation import Plan, Rare
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.instruments import actions as instruments
from touchstone.foundation.instruments import queries as instrument_queries
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests.actions import answers, decisions
from touchstone.inspectorate.requests.actions import items as request_items
from touchstone.inspectorate.reviews import actions as reviews
from touchstone.inspectorate.reviews import queries as review_queries
from touchstone.inspectorate.samples.actions import drawing, frames

CASES, DRAWN, TRACKED, REVIEWED = 4812, 60, 12, 14
KEY = "case-review"


@dataclass(frozen=True)
class Stage:
    """Who plays, where, and when: `began` is the first day of fieldwork."""

    inspectorate: Organisation
    service: Organisation
    areas: Sequence[Area]
    people: dict[str, User]
    began: date
    rng: Random

    @property
    def team(self) -> list[User]:
        return [self.people[key] for key in ("lead-inspector", "inspector", "second-inspector", "third-inspector")]


def asked(stage: Stage, inspection: Inspection) -> None:
    """The information request: most items answered, some accepted, one sent back, some still waiting."""
    lead, officer = stage.people["lead-inspector"], stage.people["data-officer"]
    request_items.take_starting_list(by=lead, inspection=inspection)
    request_items.send(by=lead, inspection=inspection, length=5, unit=Clock.Unit.WORKING_DAYS, basis=words.DUE)
    items = [item for item in inspection.request_items.order_by("number") if not item.list_key]
    for place, item in enumerate(items[: len(items) * 2 // 3]):
        answers.save_text(by=officer, item=item, base=0, text=words.ANSWERS[place % len(words.ANSWERS)])
        answers.give(by=officer, item=item)
        if place == 1:
            decisions.send_back(by=lead, item=item, seen=1, code="wrong-period", words=words.SENT_BACK, days=3)
        elif place % 3:
            decisions.accept(by=lead, item=item, seen=1)


def sampled(stage: Stage, inspection: Inspection) -> list[str]:
    """The list given by the service, the design drawn from it, and the first reviews; the references drawn."""
    lead, officer = stage.people["lead-inspector"], stage.people["data-officer"]
    frame = frames.give_frame(
        by=officer, inspection=inspection, data=_list(stage), name="cases.csv",
        as_at=stage.began - timedelta(days=7), left_out=["cases closed more than six months ago"],
    )  # fmt: skip
    plan = Plan(n=DRAWN, by=("law", "stage"), minimum=4, rare=(Rare("setting", "secure accommodation"),))
    design = drawing.draw(
        by=lead, inspection=inspection, plan=plan, sha256=frame.sha256, tracked=TRACKED,
        seed="northmere-demonstration", seed_note="Fixed, so that the demonstration is the same everywhere.",
    )  # fmt: skip
    _reviewed(stage, inspection)
    return list(design.cases.order_by("pk").values_list("reference", flat=True))


def _list(stage: Stage) -> str:
    """A case a line: reference, area, law, stage, setting."""
    lines = ["reference,area,law,stage,setting"]
    for number in range(1, CASES + 1):
        area = stage.rng.choice(stage.areas)
        law = stage.rng.choices(("private", "public"), (67, 33))[0]
        at = stage.rng.choices(("waiting", "open", "closed"), (12, 55, 33))[0]
        secure = law == "public" and stage.rng.random() < 0.006
        setting = "secure accommodation" if secure else "community"
        lines.append(f"{area.code}-{number:05},{area.name},{law},{at},{setting}")
    return "\n".join(lines) + "\n"


def _reviewed(stage: Stage, inspection: Inspection) -> None:
    """The first cases reviewed, a fifth of all drawn ones to be reviewed twice."""
    lead = stage.people["lead-inspector"]
    instruments.load_definitions(by="the demonstration")
    reviews.decide_share(by=lead, inspection=inspection, percent=20, seed="northmere-second-reviews")
    lines = review_queries.lines(inspection)
    first = [line for line in lines if line.twice][:6] + [line for line in lines if not line.twice][: REVIEWED - 6]
    for place, line in enumerate(first):
        reviewer = stage.team[place % len(stage.team)]
        _review(stage, line, reviewer, "first", kinder=0)
        if line.twice and place < 5:
            again = next(each for each in review_queries.lines(inspection) if each.case.pk == line.case.pk)
            _review(stage, again, stage.team[(place + 1) % len(stage.team)], "second", kinder=place % 2)


def _review(stage: Stage, line: review_queries.CaseLine, reviewer: User, turn: str, kinder: int) -> None:
    # Both reviewers of a case see the same children, and nearly the same file.
    rng, own = Random(line.case.reference), Random(f"{line.case.reference} {reviewer}")
    bands = [rng.choice(("0-1", "2-4", "5-9", "10-13")) for _child in range(rng.choice((1, 1, 2)))]
    review = reviews.begin_review(
        by=reviewer, line=line, instrument_key=KEY, turn=turn, reviewer=reviewer, children=bands
    )
    response = review.response
    for _again in range(4):  # an answer may bring up questions that were not asked before
        given = _answers(
            instrument_queries.sheet_of(response), stage.began, rng, own if turn == "second" else None, kinder
        )
        instruments.save_answers(by=reviewer, response=response, answers=given)
        response.refresh_from_db()
    instruments.submit(by=reviewer, response=response)


def _answers(sheet: Sheet, read_on: date, rng: Random, own: Random | None, kinder: int) -> dict[str, object]:
    """An answer to every question that is asked; those that are answered already stay. `own`: a second reviewer, who
    now and then sees a thing in their own way."""
    given: dict[str, object] = {}
    for slot, held in sheet.counted_or_empty().items():
        question = sheet.instrument.question(slot.question)
        if held or question is None:
            continue
        if question.kind == "grade" and sheet.scale is not None:
            place = rng.choices(range(len(sheet.scale.keys)), (5, 45, 40, 10)[: len(sheet.scale.keys)])[0]
            given[str(slot)] = sheet.scale.keys[max(place - kinder, 0)]
        elif question.kind in ("choice", "several"):
            options = [option.key for option in question.options if not option.alone]
            key = rng.choice(options[:3])
            if own is not None and own.random() < 0.2:
                key = own.choice(options)
            given[str(slot)] = [key] if question.kind == "several" else key
        elif question.kind == "yes_no":
            given[str(slot)] = {"answer": rng.choice(("yes", "yes", "no")), "reason": words.REASON}
        else:
            given[str(slot)] = {"number": "2", "date": read_on.isoformat()}.get(question.kind, words.TEXT)
    return given
