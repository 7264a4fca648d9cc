"""How long until met, as a page shows it: groups, their figures at set times, and pictures with their tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup

from touchstone.domain.survival import Curve, Quantile, Step, Test, curve, log_rank
from touchstone.domain.themes import themes_of
from touchstone.inspectorate.learning.presenters import drawing, wording
from touchstone.inspectorate.learning.waits import End, Wait

DAYS_A_MONTH = 365.25 / 12
HORIZONS = (6, 12, 24, 36)  # months
FEWEST = 10  # of a group that is drawn and tested; smaller ones stand in the table
MOST_DRAWN = 8
GROUPINGS: Mapping[str, Promise] = {
    "timescale": gettext_lazy("Timescale or class"),
    "kind": gettext_lazy("Kind of inspection that found it"),
    "judgement": gettext_lazy("Judgement area"),
    "theme": gettext_lazy("Theme"),
    "service": gettext_lazy("Service"),
    "area": gettext_lazy("Service area"),
}
OVERLAPPING = ("theme", "area")  # one area for improvement may be in several of these groups
KINDS: Mapping[str, Promise] = {
    "full": gettext_lazy("Full inspection"),
    "focused": gettext_lazy("Focused visit"),
    "monitoring": gettext_lazy("Monitoring visit"),
    "progress": gettext_lazy("Progress inspection"),
    "narrative": gettext_lazy("Inspection without grades"),
    "assurance": gettext_lazy("Assurance check"),
    "reinspection": gettext_lazy("Re-inspection"),
    "board review": gettext_lazy("Review of a safeguarding board"),
}


@dataclass(frozen=True)
class Group:
    """One curve with its words. `picture` empty: too few to draw."""

    title: str
    curve: Curve
    picture: Markup | str = ""

    @property
    def median(self) -> str:
        return median_words(self.curve.quantile())

    @property
    def cells(self) -> list[str]:
        """A row of the table of groups."""
        open_at = [still_words(self.curve, months) for months in HORIZONS]
        return [self.title, str(self.curve.n), str(self.curve.ended), str(self.curve.censored), self.median, *open_at]

    @property
    def steps(self) -> list[list[str]]:
        """The table behind the picture: one row for each time at which something was met or stopped being watched."""
        return [_step_cells(step) for step in self.curve.steps]


@dataclass(frozen=True)
class Told:
    """Everything about the curves that a page shows. `test` None: none was made."""

    whole: Group
    groups: list[Group]
    test: Test | None
    by: str


def told(rows: Sequence[Wait], by: str) -> Told:
    """`by`: a key of GROUPINGS. No query where the rows hold what they need."""
    whole = curve(row.spell for row in rows)
    last = max((step.time for step in whole.steps), default=0.0)
    groups: dict[str, list[Wait]] = defaultdict(list)
    for row in rows:
        for title in KEYS[by](row):
            groups[title].append(row)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    made, drawn = [], 0
    for title, held in ordered:
        own = curve(row.spell for row in held)
        shown = own.n >= FEWEST and drawn < MOST_DRAWN
        drawn += shown
        made.append(Group(title, own, drawing.svg(own, last, whole) if shown else ""))
    enough = {title: [row.spell for row in held] for title, held in ordered if len(held) >= FEWEST}
    test = log_rank(enough) if by not in OVERLAPPING else None
    picture = drawing.svg(whole, last) if whole.n else ""
    return Told(Group(_("All areas for improvement"), whole, picture), made, test, by)


def _kind(row: Wait) -> list[str]:
    return [str(KINDS.get(row.afi.inspection.kind, row.afi.inspection.kind))]


def _judgement(row: Wait) -> list[str]:
    judgement = row.afi.judgement
    framework = row.afi.inspection.framework
    return [wording.judgement_title(judgement, framework) if judgement else _("No judgement area named")]


def _themes(row: Wait) -> list[str]:
    return [wording.theme_title(key) for key in themes_of(row.afi.text)] or [_("No theme")]


def _areas(row: Wait) -> list[str]:
    return [wording.name_of(area) for area in row.afi.areas.all()] or [_("The whole service")]


KEYS: Mapping[str, Callable[[Wait], list[str]]] = {
    "timescale": lambda row: [wording.timescale(row.afi.timescale_key or row.afi.class_key)],
    "kind": _kind,
    "judgement": _judgement,
    "theme": _themes,
    "service": lambda row: [wording.service(row.afi.inspection.provider)],
    "area": _areas,
}


def months(days: float) -> str:
    """Whole months from a year on, one decimal before: "4.5 months", "14 months"."""
    count = days / DAYS_A_MONTH
    if round(count, 1) >= 12:
        return ngettext("%(n)s month", "%(n)s months", round(count)) % {"n": round(count)}
    return _("%(n)s months") % {"n": f"{count:.1f}"}


def median_words(found: Quantile) -> str:
    """The median with its interval: "14 months (12 to not reached)"."""
    if found.time is None and found.low is None:
        return _("Not reached")
    low = months(found.low) if found.low is not None else _("not known")
    high = months(found.high) if found.high is not None else _("not reached")
    middle = months(found.time) if found.time is not None else _("Not reached")
    return _("%(median)s (%(low)s to %(high)s)") % {"median": middle, "low": low, "high": high}


def headline(found: Curve) -> str:
    """The one sentence of the page."""
    middle = found.quantile()
    if middle.time is None:
        return _("Fewer than half of the areas for improvement have been judged met so far.")
    return _("Half of the areas for improvement were judged met after: %(median)s.") % {"median": median_words(middle)}


def still_words(found: Curve, at: int) -> str:
    """The share still open after so many months with its interval, where the watching goes so far."""
    days = at * DAYS_A_MONTH
    if not found.steps or found.steps[-1].time < days:
        return _("Not watched so long")
    step = found.at(days)
    if step is None:
        return _("100%% of %(n)s") % {"n": found.n}
    return share(step)


def share(step: Step) -> str:
    if step.low is None or step.high is None:
        return _("%(share)s, no interval") % {"share": f"{step.still:.0%}"}
    return _("%(share)s (%(low)s to %(high)s)") % {
        "share": f"{step.still:.0%}",
        "low": f"{step.low:.0%}",
        "high": f"{step.high:.0%}",
    }


def _step_cells(step: Step) -> list[str]:
    return [f"{step.time:.0f}", str(step.at_risk), str(step.ended), str(step.censored), share(step)]


def ends(rows: Sequence[Wait]) -> list[tuple[str, int]]:
    """Why each is watched no longer, in words."""
    said = {
        End.MET: _("Judged met by a later visit"),
        End.OPEN: _("Still open today"),
        End.REPLACED: _("A later full inspection made its own list"),
        End.AREA_ENDED: _("Its service areas merged or ended first"),
    }
    return [(words, sum(row.end is end for row in rows)) for end, words in said.items()]
