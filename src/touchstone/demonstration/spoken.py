"""The fictional service and its inspectorate meet; its young people and families say something, and are answered.

Everything goes through the actions of the room; days are counted back from the day of loading.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from touchstone.demonstration.spoken_words import (
    MEETINGS,
    PANELS,
    PRESENT_INSPECTORATE,
    PRESENT_SERVICE,
    Asked,
    Met,
    Promised,
    Sat,
)
from touchstone.demonstration.written import Place
from touchstone.foundation.core import clock
from touchstone.inspectorate.conversations.actions import minutes, panels, telling
from touchstone.inspectorate.conversations.models import AgreedAction, Meeting, Panel, Recommendation, Side
from touchstone.inspectorate.conversations.queries import open_improvements
from touchstone.inspectorate.conversations.rows import MinutesRow, PromiseRow
from touchstone.inspectorate.improvement.models import AreaForImprovement

DISCUSSED = 3  # areas for improvement at each meeting


def play_talks(place: Place) -> bool:
    """Play the meetings and the panels, whole or not at all; were they played now?"""
    if Meeting.objects.filter(provider=place.service).exists():
        return False
    with transaction.atomic():
        today, improvements = clock.today(), open_improvements(place.service)[:DISCUSSED]
        for met in MEETINGS:
            _met(place, met, improvements, today)
        for kind, name, kept_by, sessions in PANELS:
            panel = panels.keep_panel(by=place.head, provider=place.service, kind=kind, name=name, kept_by=kept_by)
            for sat in sessions:
                _sat(place, panel, sat, today)
    return True


def _met(place: Place, met: Met, improvements: list[AreaForImprovement], today: date) -> None:
    held_on, planner = today - timedelta(days=met.ago), place.people["planner"]
    row = MinutesRow(
        kind=met.kind, held_on=held_on, place=met.place, present_inspectorate=PRESENT_INSPECTORATE,
        present_service=PRESENT_SERVICE, self_evaluation=met.self_evaluation, changed=met.changed, risks=met.risks,
        improvement=met.improvement, agreed=met.agreed, areas_for_improvement=improvements if met.improvement else (),
    )  # fmt: skip
    meeting = minutes.write(by=planner, inspectorate=place.inspectorate, provider=place.service, row=row)
    made = [(each, _promise(place, meeting, each, held_on)) for each in met.actions]
    minutes.share(by=planner, meeting=meeting)
    if met.answer is not None:
        minutes.answer(by=place.head, meeting=meeting, agrees=not met.answer, words=met.answer)
    if met.kept:
        minutes.keep_both(by=planner, meeting=meeting, because=met.kept)
    for each, action in made:
        _told(place, action, each.told, today)


def _promise(place: Place, meeting: Meeting, each: Promised, held_on: date) -> AgreedAction:
    due = held_on + timedelta(days=each.within) if each.within is not None else None
    row = PromiseRow(text=each.text, owner=each.owner, due=due, no_due_reason=each.why)
    return minutes.promise(by=place.people["planner"], meeting=meeting, side=each.side, row=row)


def _told(place: Place, action: AgreedAction, told: tuple[tuple[int, str, str], ...], today: date) -> None:
    by = place.head if action.side == Side.SERVICE else place.people["planner"]
    for ago, state, says in told:
        telling.tell(by=by, action=action, on=today - timedelta(days=ago), state=state, says=says)


def _sat(place: Place, panel: Panel, sat: Sat, today: date) -> None:
    held_on = today - timedelta(days=sat.ago)
    session = panels.hold_session(by=place.head, panel=panel, held_on=held_on, came=sat.came, about=sat.about)
    for asked in sat.asked:
        said = panels.recommend(by=place.head, session=session, said=asked.said, theme=asked.theme)
        if asked.answered is not None:
            action = _answer(place, said, asked, today)
            if action is not None:
                _told(place, action, asked.told, today)
        if asked.told_back is not None:
            on = today - timedelta(days=asked.told_back)
            panels.tell_back(by=place.head, recommendation=said, on=on, how="At their next meeting")
        if asked.public:
            panels.show(by=place.head, recommendation=said, public=True)


def _answer(place: Place, said: Recommendation, asked: Asked, today: date) -> AgreedAction | None:
    on = today - timedelta(days=asked.answered or 0)
    promise = None
    if asked.within is not None:
        promise = PromiseRow(text=asked.words, owner=asked.owner, due=on + timedelta(days=asked.within))
    did_on = today - timedelta(days=asked.did_ago) if asked.did_ago is not None else None
    made = panels.reply(
        by=place.head, recommendation=said, kind=asked.kind, words=asked.words, did_on=did_on, promise=promise, on=on
    )
    return made.action
