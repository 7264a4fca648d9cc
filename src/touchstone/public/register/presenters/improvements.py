"""Areas for improvement as pages show them: grouped by timescale, with what was judged of each; progress counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.frameworks import Framework
from touchstone.domain.progress import aggregate
from touchstone.domain.scales import SCALES
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.wording import format_date, grade_name
from touchstone.inspectorate.improvement.models import ProgressJudgement
from touchstone.public.register.presenters import links, wording


@dataclass(frozen=True)
class Judged:
    """Progress on one area for improvement, as one visit judged it."""

    grade: str
    words: str
    when: str
    title: str
    href: str
    residual: str
    found: str


@dataclass(frozen=True)
class Item:
    """One area for improvement."""

    slug: str
    number: str
    place: int
    text: str
    text_cy: str
    own_words: bool
    href: str
    due: str
    due_basis: str
    is_open: bool
    judged: list[Judged]


@dataclass
class Group:
    """Those with one timescale or class, in the document's order."""

    title: str
    key: str
    section: str
    items: list[Item] = field(default_factory=list)


def groups(found: Sequence[Any], definition: Framework | None) -> list[Group]:
    """From areas for improvement as `queries.inspections.improvements` gives them. No query."""
    made: dict[tuple[str, str], Group] = {}
    for afi in found:
        key = afi.timescale_key or afi.class_key
        title = timescale_title(key, definition, own_words=afi.own_words)
        group = made.setdefault((afi.section, key), Group(title, key, _section_title(afi.section)))
        group.items.append(item(afi))
    return list(made.values())


def item(afi: Any) -> Item:
    return Item(
        slug=afi.slug,
        number=afi.printed_number or str(afi.number),
        place=afi.number,
        text=afi.text,
        text_cy=afi.text_cy,
        own_words=afi.own_words,
        href=links.improvement(afi.slug),
        due=_day(format_date(afi.clock.due), afi.clock) if afi.clock else "",
        due_basis=afi.clock.basis if afi.clock else "",
        is_open=afi.is_open,
        judged=[judged(each) for each in afi.judged_later],
    )


def judged(each: ProgressJudgement) -> Judged:
    return Judged(
        grade=each.grade_key,
        words=wording.grade_words(each.scale_key, each.grade_key),
        when=wording.when_of(each.inspection),
        title=wording.title_of(each.inspection),
        href=links.inspection(each.inspection.slug),
        residual=each.residual,
        found=each.found,
    )


def timescale_title(key: str, definition: Framework | None, *, own_words: bool = False) -> str:
    """As the framework calls it; by our own words where the framework is not known.

    `own_words`: the document's wording is not held, so nobody here can say that it printed no timescale.
    """
    if not key and own_words:
        return _("No timescale is held here")
    named = [*definition.timescales, *definition.classes] if definition else []
    for each in named:
        if each.key == key:
            return each.title("cy" if wording.welsh() else "en")
    return str(wording.TIMESCALES.get(key) or key.replace("_", " ").capitalize())


def _section_title(section: str) -> str:
    known = {"local_authority": _("Local authority"), "lscb": _("Safeguarding board")}
    return known.get(section, section.replace("_", " ").capitalize())


@dataclass(frozen=True)
class Deadline:
    """A deadline in words: the day, or both days where it is not known which kind of days are meant; and its basis."""

    said: str
    basis: str


def deadline(clock: Clock | None) -> Deadline | None:
    if clock is None:
        return None
    due = format_date(clock.due)
    if clock.unit == Clock.Unit.UNKNOWN_DAYS and clock.due_if_working:
        said = _("%(calendar)s if calendar days are meant, %(working)s if working days are") % {
            "calendar": due,
            "working": format_date(clock.due_if_working),
        }
        return Deadline(_day(said, clock), clock.basis)
    return Deadline(_day(due, clock), clock.basis)


def _day(said: str, clock: Clock) -> str:
    """While a deadline stands still, its day is only the earliest that it can be."""
    if clock.paused_from is None:
        return said
    return _("%(day)s at the earliest: the deadline is paused") % {"day": said}


@dataclass(frozen=True)
class Counted:
    """Progress counted: the sentence, each step with its number, and whether the printed headline agrees."""

    sentence: str
    steps: list[tuple[str, str, int]]  # grade key, words, how many
    total: int
    agrees: bool


def counted(made: Sequence[ProgressJudgement], headline: str, definition: Framework | None) -> Counted | None:
    """How single progress judgements make one. None where they are on several scales, or on one the method lacks."""
    scales = {each.scale_key for each in made}
    scale = SCALES.get(next(iter(scales))) if len(scales) == 1 else None
    if scale is None:
        return None
    grades = [scale.grade(each.grade_key) for each in made if each.grade_key in scale.keys]
    suggestion = (definition.overall_progress(grades) if definition else None) or aggregate(grades, scale)
    steps = [
        (grade.key, wording.grade_words(scale.key, grade.key), count) for grade, count in suggestion.counts if count
    ]
    by_size = sorted(steps, key=lambda step: -step[2])
    total = suggestion.total
    of_each = wording.joined(
        _("%(n)d %(words)s") % {"n": count, "words": grade_name(key).lower()} for key, _words, count in by_size
    )
    sentence = ngettext(
        "Progress on %(total)d area for improvement: %(counts)s.",
        "Progress on %(total)d areas for improvement: %(counts)s.",
        total,
    ) % {"total": total, "counts": of_each}
    commonest = suggestion.by_count
    if commonest is not None and headline:
        words = grade_name(commonest.key).lower()
        if commonest.key == headline:
            sentence += " " + _("The commonest, %(words)s, is the overall judgement.") % {"words": words}
        else:
            sentence += " " + _("The commonest is %(words)s, and the overall judgement is another: %(headline)s.") % {
                "words": words,
                "headline": grade_name(headline).lower(),
            }
        if suggestion.tie:
            sentence += " " + _("Several were equally common; the worst of them is taken.")
    return Counted(sentence, steps, total, bool(commonest and commonest.key == headline))


@dataclass(frozen=True)
class Followed:
    """An area for improvement from the report that made it to the letter that judged it."""

    number: str
    text: str
    text_cy: str
    own_words: bool
    href: str
    grade: str
    grade_words: str
    printed: str
    found: str
    residual: str


def followed(row: ProgressJudgement) -> Followed:
    afi = row.area_for_improvement
    return Followed(
        number=afi.printed_number or str(afi.number),
        text=afi.text,
        text_cy=afi.text_cy,
        own_words=afi.own_words,
        href=links.improvement(afi.slug),
        grade=row.grade_key,
        grade_words=wording.grade_words(row.scale_key, row.grade_key),
        printed=row.words,
        found=row.found,
        residual=row.residual,
    )
