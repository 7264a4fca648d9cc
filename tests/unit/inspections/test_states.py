"""Every state of an inspection has words for pages: nobody reads a key."""

from touchstone.domain.workflows.inspection import INSPECTION
from touchstone.inspectorate.inspections.presenters.states import STATES, state_words


def test_every_state_has_its_words_and_no_other() -> None:
    assert set(STATES) == set(INSPECTION.statuses)
    assert all(state_words(state)[0].isupper() for state in STATES)
    assert state_words("settled") == "Judgements stand"
    assert state_words("") == ""


def test_the_service_is_not_told_how_far_the_judging_is() -> None:
    assert {state_words(state, service=True) for state in ("judging", "settled")} == {"Fieldwork ended"}
    assert state_words("announced", service=True) == "Announced"
