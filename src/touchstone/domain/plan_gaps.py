"""What is missing from an action plan? One small rule a gap, each with what would close it.

Source: this project's own rules, from what the documents criticise in plans: actions without a way to measure them,
plans that leave out what weighed most, dates later than the deadline that they are to meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from touchstone.domain.sentences import Sentence, say


@dataclass(frozen=True)
class PlannedAction:
    """An action as the rules look at it. `key` finds it again; dropped ones are not given."""

    key: str
    owner: str = ""
    starts: date | None = None
    due: date | None = None
    measure: str = ""
    milestones: int = 0
    indicator: str = ""
    target: str = ""


@dataclass(frozen=True)
class Asked:
    """An area for improvement with its actions, and the day on which it was published. `weighed`: the inspection
    weighed it most (an inadequate judgement, a class that comes first, or "immediately")."""

    number: str
    actions: tuple[PlannedAction, ...] = ()
    due: date | None = None
    weighed: bool = False
    published: date | None = None


@dataclass(frozen=True)
class Gap:
    """Something that is missing: by which rule, where, and what would close it. `heavy`: it comes first."""

    rule: str
    number: str
    action: str
    says: Sentence
    satisfy: Sentence
    heavy: bool = False


Rule = Callable[[Asked], Iterator[Gap]]
LONG = 180  # days: an action that takes longer wants a milestone on its way


def no_action(asked: Asked) -> Iterator[Gap]:
    """An area for improvement that nothing is planned for."""
    if not asked.actions:
        says = say("Nothing is planned for area for improvement %(number)s.", number=asked.number)
        if asked.weighed:
            says = say(
                "Nothing is planned for area for improvement %(number)s, which weighed most in the inspection.",
                number=asked.number,
            )
        yield Gap("no_action", asked.number, "", says, say("Add an action for it."), heavy=asked.weighed)


def no_measure(asked: Asked) -> Iterator[Gap]:
    """An action of which nobody could say later whether it worked. An indicator is a measure."""
    for action in asked.actions:
        if not action.measure.strip() and not action.indicator:
            yield Gap(
                "no_measure", asked.number, action.key,
                say("The action does not say how you will know that it worked."),
                say("Say what will be counted or seen, and how much is enough."), heavy=asked.weighed,
            )  # fmt: skip


def no_target(asked: Asked) -> Iterator[Gap]:
    """An indicator without a figure that would be enough."""
    for action in asked.actions:
        if action.indicator and not action.target.strip():
            yield Gap(
                "no_target", asked.number, action.key,
                say("The action is measured by an indicator and does not say how much is enough."),
                say("Give the figure that would be enough."),
            )  # fmt: skip


def no_owner(asked: Asked) -> Iterator[Gap]:
    """An action that is nobody's."""
    for action in asked.actions:
        if not action.owner.strip():
            says, satisfy = say("The action has no owner."), say("Name the post that answers for it.")
            yield Gap("no_owner", asked.number, action.key, says, satisfy)


def no_date(asked: Asked) -> Iterator[Gap]:
    """An action without a day on which it is to be done."""
    for action in asked.actions:
        if action.due is None:
            yield Gap("no_date", asked.number, action.key, say("The action has no date."), say("Say by when."))


def too_late(asked: Asked) -> Iterator[Gap]:
    """An action that ends after its area for improvement is due."""
    for action in asked.actions:
        if action.due is not None and asked.due is not None and action.due > asked.due:
            yield Gap(
                "too_late", asked.number, action.key,
                say("The action ends after its area for improvement is due (%(due)s).", due=asked.due.isoformat()),
                say("End it sooner, or say in the risks why it cannot be."),
            )  # fmt: skip


def before_published(asked: Asked) -> Iterator[Gap]:
    """An action that was to end before anybody was told what to improve: most likely a wrong year."""
    for action in asked.actions:
        if action.due is not None and asked.published is not None and action.due < asked.published:
            yield Gap(
                "before_published", asked.number, action.key,
                say("The action ends before the report was published (%(day)s).", day=asked.published.isoformat()),
                say("Put its date right, or say what is still to be done."),
            )  # fmt: skip


def long_without_milestone(asked: Asked) -> Iterator[Gap]:
    """A long action whose slow start nobody would see."""
    for action in asked.actions:
        if action.starts and action.due and (action.due - action.starts).days > LONG and not action.milestones:
            yield Gap(
                "long_without_milestone", asked.number, action.key,
                say("The action takes more than %(days)s days and has no milestone.", days=LONG),
                say("Add a milestone, so that a slow start is seen while it can be helped."),
            )  # fmt: skip


RULES: tuple[Rule, ...] = (
    no_action, no_measure, no_target, no_owner, no_date, too_late, before_published, long_without_milestone,
)  # fmt: skip


def gaps(asked: Sequence[Asked]) -> list[Gap]:
    """Every gap of a plan: the heavy ones first, then in the order of the areas for improvement."""
    found = [gap for each in asked for rule in RULES for gap in rule(each)]
    return sorted(found, key=lambda gap: not gap.heavy)
