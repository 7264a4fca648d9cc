"""How is a framework shown to a reader? Plain rows, in either language, that say what is not known.

`language` is "en" or "cy". A reason without Welsh is shown in English.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchstone.domain.frameworks import Clock, Fact, Framework, Standing, Timescale, Title
from touchstone.domain.scales import Scale

WORDS = {
    "not_known": ("Not known", "Nid yw'n hysbys"),
    "none": ("None", "Dim"),
    "in_force": ("In force", "Mewn grym"),
    "calendar": ("calendar days", "diwrnod calendr"),
    "working": ("working days", "diwrnod gwaith"),
    "unknown": ("days; working or calendar is not stated", "diwrnod; ni nodir ai gwaith ynteu galendr"),
    "weeks": ("weeks", "wythnos"),
    "months": ("months", "mis"),
    "years": ("years", "blynedd"),
    "at_once": ("at once", "ar unwaith"),
}


def word(key: str, language: str) -> str:
    english, welsh = WORDS[key]
    return welsh if language == "cy" else english


@dataclass(frozen=True)
class Known:
    """One fact as it is shown. `text` is "Not known" where there is no value and nobody verified that there is none."""

    text: str
    known: bool
    verified: bool
    own: bool
    reason: str
    source_key: str
    source: str
    source_url: str


@dataclass(frozen=True)
class TreeRow:
    """One judgement area. `scale` None and `theme` False: a group that only holds others."""

    depth: int
    key: str
    title: str
    scale: Scale | None
    theme: bool
    overall: bool
    standing: Known


@dataclass(frozen=True)
class NamedRow:
    """One clock, timescale, parameter, class or expected kind of evidence."""

    key: str
    title: str
    fact: Known


def known(framework: Framework, standing: Standing, text: str | None, language: str, none: str = "none") -> Known:
    """A fact for showing. `text` None: not known, or where `none` says how that reads, verified to be none."""
    source = framework.sources.get(standing.source)
    there_is_none = text is None and standing.verified and none != ""
    return Known(
        text=text if text is not None else word(none if there_is_none else "not_known", language),
        known=text is not None or there_is_none,
        verified=standing.verified,
        own=standing.own,
        reason=standing.why(language),
        source_key=standing.source,
        source=source.title if source else "",
        source_url=source.url if source else "",
    )


def fact(framework: Framework, value: Fact[str], language: str, none: str = "none") -> Known:
    return known(framework, value.standing, value.value, language, none)


def facts(framework: Framework, language: str) -> list[tuple[str, Known]]:
    """The facts about the whole, in order: legal_basis, valid_from, valid_to, overall, source_url."""
    basis = framework.legal_basis
    first, last = framework.valid_from, framework.valid_to
    area = framework.area(framework.overall.value) if framework.overall.value else None
    return [
        ("legal_basis", known(framework, basis.standing, "; ".join(basis.value) if basis.value else None, language)),
        ("valid_from", known(framework, first.standing, first.value.iso() if first.value else None, language)),
        ("valid_to", known(framework, last.standing, last.value.iso() if last.value else None, language, "in_force")),
        ("overall", known(framework, framework.overall.standing, area.title(language) if area else None, language)),
        ("source_url", fact(framework, framework.source_url, language)),
    ]


def tree(framework: Framework, language: str) -> list[TreeRow]:
    """Every judgement area in order, with its depth from 0."""
    return [
        TreeRow(
            depth=depth,
            key=area.key,
            title=area.title(language),
            scale=area.scale,
            theme=area.theme,
            overall=area.key == framework.overall.value,
            standing=known(framework, area.standing, area.title(language), language),
        )
        for depth, area in framework.walk()
    ]


def length(clock: Clock, language: str) -> str | None:
    """How long a clock runs, in words; None where it is not known."""
    if clock.length is None:
        return None
    return word("at_once", language) if clock.length == 0 else f"{clock.length} {word(clock.unit, language)}"


def clocks(framework: Framework, language: str) -> list[NamedRow]:
    return _rows(framework, ((c.key, c.title, c.standing, length(c, language)) for c in framework.clocks), language)


def timescales(framework: Framework, language: str) -> list[NamedRow]:
    def text(timescale: Timescale) -> str | None:
        if timescale.months is None:
            return None
        at_once = word("at_once", language)
        return at_once if timescale.months == 0 else f"{timescale.months} {word('months', language)}"

    return _rows(framework, ((t.key, t.title, t.standing, text(t)) for t in framework.timescales), language)


def parameters(framework: Framework, language: str) -> list[NamedRow]:
    return _rows(framework, ((p.key, p.title, p.standing, p.shown(language)) for p in framework.parameters), language)


def evidence(framework: Framework, language: str) -> list[NamedRow]:
    return _rows(framework, ((e.key, e.title, e.standing, e.title(language)) for e in framework.evidence), language)


def classes(framework: Framework, language: str) -> list[NamedRow]:
    return _rows(framework, ((c.key, c.title, c.standing, c.title(language)) for c in framework.classes), language)


def _rows(
    framework: Framework, entries: Iterable[tuple[str, Title, Standing, str | None]], language: str
) -> list[NamedRow]:
    return [
        NamedRow(key, title(language), known(framework, standing, text, language, none=""))
        for key, title, standing, text in entries
    ]
