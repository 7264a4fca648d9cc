"""Panels: what they said, what was answered, that they were told, and what everyone may read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast, play
from tests.factories.conversations import make_panel, make_said, make_session, promised
from tests.factories.records import make_area
from touchstone.domain import name_words
from touchstone.domain.promises import Heard, Reply, heard, to_tell_back
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.conversations import queries
from touchstone.inspectorate.conversations.actions import panels, telling
from touchstone.inspectorate.conversations.models import Panel, Recommendation, Side
from touchstone.inspectorate.conversations.rows import PromiseRow
from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.samples.models import NameKey

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def cast() -> Cast:
    return play()


def fresh(said: Recommendation) -> Recommendation:
    return queries.recommendations(Panel.objects.all()).get(pk=said.pk)


def stands(said: Recommendation) -> tuple[Heard, bool]:
    found = queries.said_of(fresh(said))
    return heard(found, TODAY), to_tell_back(found, TODAY)


class TestListening:
    def test_the_service_keeps_them_the_inspectorate_sees(self, cast: Cast) -> None:
        panel = make_panel(cast)
        assert list(queries.panels([cast.inspectorate], Side.INSPECTORATE)) == [panel]
        assert list(queries.panels([cast.other_inspectorate], Side.INSPECTORATE)) == []
        with pytest.raises(Refused, match="answer the inspectorate"):
            panels.end_panel(by=cast["planner"], panel=panel, on=TODAY)
        with pytest.raises(Refused, match="of this name already"):
            make_panel(cast, "northmere young board")

    def test_a_session_is_of_a_day_that_has_come_once(self, cast: Cast) -> None:
        session = make_session(cast)
        given: dict[str, Any] = {"by": cast["head"], "panel": session.panel, "came": 3}
        for day, why in ((session.held_on, "recorded already"), (TODAY + timedelta(days=1), "still to come")):
            with pytest.raises(Refused, match=why):
                panels.hold_session(**given, held_on=day)
        panels.end_panel(by=cast["head"], panel=session.panel, on=session.held_on)
        with pytest.raises(Refused, match="ended on"):
            panels.hold_session(**given, held_on=TODAY)

    def test_no_name_of_a_child_is_kept(self, cast: Cast) -> None:
        file = store("\n".join(name_words.hashes("key", ["Harriet Penhale"])).encode())
        NameKey.objects.create(inspection=cast.inspection, key="key", file=file, words=2, given_at=clock.now())
        session = make_session(cast)
        with pytest.raises(Refused, match="Harriet"):
            make_said(cast, session, "Harriet waited for a year.")
        with pytest.raises(Refused, match="0161 496 0007"):
            make_said(cast, session, "Ring 0161 496 0007.")
        kept = make_said(cast, session, "Harriet Street is too far.", kept="It is a street.")
        assert kept.kept_marks == "It is a street."
        with pytest.raises(Refused, match="Penhale"):
            panels.reply(by=cast["head"], recommendation=make_said(cast, session), kind="cannot", words="Penhale left.")

    def test_what_they_said_never_changes(self, cast: Cast) -> None:
        said = make_said(cast)
        with pytest.raises(IntegrityError), transaction.atomic():
            Recommendation.objects.filter(pk=said.pk).update(said="Something else.")

    def test_numbers_areas_and_themes(self, cast: Cast) -> None:
        session = make_session(cast)
        found = [make_said(cast, session, words, theme="workforce").number for words in ("One.", "Two.")]
        assert found == [1, 2]
        for more, why in (
            ({"area": make_area(cast.other_service, "Hill")}, "another service"),
            ({"theme": "weather"}, "no such theme"),
            ({"said": " "}, "what they said"),
        ):
            with pytest.raises(Refused, match=why):
                make_said(cast, session, **more)


class TestAnswering:
    def test_an_answer_that_never_came_is_said(self, cast: Cast) -> None:
        assert stands(make_said(cast, make_session(cast, ago=60)))[0] is Heard.WAITING
        late = make_said(cast, make_session(cast, make_panel(cast, "Forum"), ago=61))
        assert stands(late)[0] is Heard.NO_ANSWER
        rows = list(queries.recommendations(Panel.objects.all()))
        assert queries.worrying(rows, TODAY)[0] == late

    def test_we_will_is_tracked_to_its_end_and_told_back(self, cast: Cast) -> None:
        said = make_said(cast)
        action = promised(cast, said)
        assert stands(said) == (Heard.PROMISED, False)
        panels.tell_back(by=cast["head"], recommendation=said, on=TODAY - timedelta(days=1), how="In a letter")
        telling.tell(by=cast["head"], action=action, on=TODAY, state="done")
        assert stands(said) == (Heard.DONE, True)  # they were told that it will be, and not yet that it is
        panels.tell_back(by=cast["head"], recommendation=said, on=TODAY, how="At their next meeting")
        assert stands(said) == (Heard.DONE, False)

    def test_we_did_and_we_cannot(self, cast: Cast) -> None:
        session = make_session(cast)
        did, cannot = make_said(cast, session), make_said(cast, session, "Another.")
        answer = {"by": cast["head"], "recommendation": did, "kind": "did", "words": "It is there."}
        for day, why in ((None, "which day"), (session.held_on - timedelta(days=1), "before they said")):
            with pytest.raises(Refused, match=why):
                panels.reply(**answer, did_on=day)
        panels.reply(**answer, did_on=TODAY)
        panels.reply(by=cast["head"], recommendation=cannot, kind="cannot", words="The law says otherwise.")
        assert (stands(did), stands(cannot)) == ((Heard.DONE, True), (Heard.CANNOT, True))

    def test_a_promise_that_is_given_up_is_not_hidden(self, cast: Cast) -> None:
        said = make_said(cast)
        action = promised(cast, said)
        with pytest.raises(Refused, match="0161"):
            telling.tell(by=cast["head"], action=action, on=TODAY, state="not_done", says="Ring 0161 496 0007.")
        telling.tell(by=cast["head"], action=action, on=TODAY, state="not_done", says="No room was found.")
        assert stands(said) == (Heard.NOT_DONE, True)
        panels.reply(by=cast["head"], recommendation=said, kind="cannot", words="There is no room.")
        assert [row.kind for row in fresh(said).replies.all()] == [Reply.WILL, Reply.CANNOT]
        assert stands(said)[0] is Heard.CANNOT

    @pytest.mark.parametrize(
        ("changed", "why"),
        [
            ({"words": " "}, "Say what was done"),
            ({"promise": None}, "who answers for it"),
            ({"promise": PromiseRow("A corner.", "Manager")}, "by when"),
            ({"promise": PromiseRow("A corner.", "Manager", TODAY - timedelta(days=1))}, "has passed"),
            ({"on": TODAY - timedelta(days=400)}, "before they said"),
        ],
    )
    def test_what_cannot_be_is_refused(self, cast: Cast, changed: dict[str, Any], why: str) -> None:
        given = {"kind": "will", "words": "We will.", "promise": PromiseRow("A corner.", "Manager", TODAY)}
        with pytest.raises(Refused, match=why):
            panels.reply(by=cast["head"], recommendation=make_said(cast), **{**given, **changed})

    def test_nobody_is_told_of_nothing(self, cast: Cast) -> None:
        said = make_said(cast)
        with pytest.raises(Refused, match="no answer yet"):
            panels.tell_back(by=cast["head"], recommendation=said, on=TODAY, how="In a letter")
        promised(cast, said)
        for on, how, why in ((TODAY, " ", "how they were told"), (TODAY - timedelta(days=90), "x", "before they said")):
            with pytest.raises(Refused, match=why):
                panels.tell_back(by=cast["head"], recommendation=said, on=on, how=how)


class TestShowing:
    def test_only_what_a_person_chose_is_public(self, cast: Cast) -> None:
        session = make_session(cast)
        shown, hidden = make_said(cast, session), make_said(cast, session, "Hidden.")
        panels.show(by=cast["head"], recommendation=shown, public=True)
        assert list(gate.public_recommendations(clock.now())) == [shown]
        panels.show(by=cast["head"], recommendation=shown, public=False)
        assert not gate.public_recommendations(clock.now()).exists()
        with pytest.raises(Refused):
            panels.show(by=cast["planner"], recommendation=hidden, public=True)

    def test_of_a_service_that_is_not_public_nothing_is(self, cast: Cast) -> None:
        said = make_said(cast)
        panels.show(by=cast["head"], recommendation=said, public=True)
        type(cast.service).objects.filter(pk=cast.service.pk).update(listed=False)
        assert not gate.public_recommendations(clock.now()).exists()
