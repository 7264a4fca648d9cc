"""Which actions were followed by improvement, as a table: a row for each group, with its share where it is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.followed_by import Start, Tally, tally
from touchstone.foundation.core.wording import format_number
from touchstone.inspectorate.learning.following import Act
from touchstone.inspectorate.learning.presenters import wording

GROUPINGS: Mapping[str, Promise] = {
    "measure": gettext_lazy("Whether it had a measure of success"),
    "indicator": gettext_lazy("Whether an indicator measured it"),
    "milestones": gettext_lazy("Whether it had milestones"),
    "start": gettext_lazy("Whether it was begun early or late"),
    "done": gettext_lazy("Whether it was said to be done by then"),
    "action": gettext_lazy("What the action is about"),
    "weakness": gettext_lazy("What the area for improvement is about"),
    "timescale": gettext_lazy("Timescale or class"),
}
OVERLAPPING = ("action", "weakness")
STARTS = {
    Start.EARLY: gettext_lazy("Early"),
    Start.LATE: gettext_lazy("Late"),
    Start.NEVER: gettext_lazy("Not said to be begun"),
    Start.UNKNOWN: gettext_lazy("Not known"),
}
GOOD, ENOUGH = ("outstanding", "good"), ("satisfactory", "adequate")


def _either(yes: bool, with_it: str, without: str) -> list[str]:
    return [with_it if yes else without]


def _themes(keys: Sequence[str]) -> list[str]:
    return [wording.theme_title(key) for key in keys] or [_("No theme")]


KEYS: Mapping[str, Callable[[Act], list[str]]] = {
    "measure": lambda act: _either(act.followed.taken.measure, _("With a measure"), _("Without a measure")),
    "indicator": lambda act: _either(act.indicator, _("With an indicator"), _("Without an indicator")),
    "milestones": lambda act: _either(act.followed.taken.milestones, _("With milestones"), _("Without milestones")),
    "start": lambda act: [str(STARTS[act.followed.start])],
    "done": lambda act: _either(act.followed.done, _("Said to be done"), _("Not said to be done")),
    "action": lambda act: _themes(act.themes),
    "weakness": lambda act: _themes(act.area_themes),
    "timescale": lambda act: [wording.timescale(act.area.timescale_key or act.area.class_key)],
}


@dataclass(frozen=True)
class Group:
    """One row."""

    title: str
    tally: Tally

    @property
    def grades(self) -> list[int]:
        """At least good, satisfactory or adequate, and worse."""
        found = self.tally.grades
        good, enough = (sum(found.get(key, 0) for key in keys) for keys in (GOOD, ENOUGH))
        return [good, enough, self.tally.judged - good - enough]

    @property
    def cells(self) -> list[str]:
        counted = [format_number(n) for n in (self.tally.actions, self.tally.areas, self.tally.judged)]
        if self.tally.withheld:
            return [self.title, *counted, *[_("Withheld")] * 4]
        return [self.title, *counted, *map(format_number, self.grades), self.share]

    @property
    def share(self) -> str:
        """ "31 of 40: 78% (62% to 89%)", or that it is withheld."""
        found = self.tally
        if found.share is None or found.low is None or found.high is None:
            return _("Withheld")
        return _("%(met)s of %(n)s: %(share)s (%(low)s to %(high)s)") % {
            "met": format_number(found.met), "n": format_number(found.judged), "share": f"{found.share:.0%}",
            "low": f"{found.low:.0%}", "high": f"{found.high:.0%}",
        }  # fmt: skip


def groups(acts: Sequence[Act], by: str) -> list[Group]:
    """The largest first. `by`: a key of GROUPINGS."""
    held: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        for title in KEYS[by](act):
            held[title].append(act)
    made = [Group(title, tally(each.followed for each in rows)) for title, rows in held.items()]
    return sorted(made, key=lambda group: (-group.tally.areas, group.title))


def everything(acts: Sequence[Act]) -> Group:
    return Group(_("All actions that count"), tally(act.followed for act in acts))


def columns(by: str) -> list[dict[str, object]]:
    titles = [_("Actions"), _("Areas for improvement"), _("Judged afterwards"), _("Good progress or better"),
              _("Satisfactory or adequate"), _("Worse")]  # fmt: skip
    first = {"text": GROUPINGS[by], "header": True}
    return [first, *({"text": title, "numeric": True} for title in titles), {"text": _("Judged met (95% interval)")}]


DATA = ("counted_by", "group", "actions", "areas_for_improvement", "judged", "good_or_better",
        "satisfactory_or_adequate", "worse", "met", "low", "high")  # fmt: skip


def data(acts: Sequence[Act]) -> Iterator[list[object]]:
    """A line for each group of each grouping; what a page withholds is empty here too."""
    for by in GROUPINGS:
        for group in groups(acts, by):
            found = group.tally
            counted = [by, group.title, found.actions, found.areas, found.judged]
            if found.withheld or found.low is None or found.high is None:
                yield [*counted, *[""] * 6]
            else:
                yield [*counted, *group.grades, found.met, f"{found.low:.4f}", f"{found.high:.4f}"]
