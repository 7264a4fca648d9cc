"""Which statements and areas for improvement is a report opened with? Those that the findings and judgements give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from touchstone.domain.asked import overall as overall_of
from touchstone.domain.frameworks import Framework
from touchstone.domain.proportions import Bands
from touchstone.domain.reporting import outlines
from touchstone.domain.reporting.words import sentence
from touchstone.inspectorate.findings.models import Finding, Judgement


@dataclass(frozen=True)
class First:
    """A first statement: in which section (its key), its words, and the findings behind it."""

    section: str
    text: str
    findings: tuple[Finding, ...]


def first_words(finding: Finding, bands: Bands | None) -> str:
    """The finding in a sentence, and where it counts something a second with the right word and n of N.

    What the finding says is left as it is: where it gives its own counts, nothing is added.
    """
    said = sentence(finding.text)
    if finding.n is None or not finding.of or f"{finding.n} of {finding.of}" in said:
        return said
    counts = bands.phrase(finding.n, finding.of) if bands is not None else f"{finding.n} of {finding.of}"
    word, _, tail = counts.partition(" (")
    if not tail:
        return f"{said} This was so in {counts} {finding.base}."
    return f"{said} This was so in {word} of the {finding.base} seen ({tail}."


def first_statements(
    framework: Framework,
    kind: str,
    sections: Sequence[outlines.Planned],
    findings: Sequence[Finding],
    judgements: Mapping[str, Judgement],
    bands: Bands | None,
) -> list[First]:
    """For each judgement its reason, resting on the findings of its area; then one statement for each finding.

    The overall judgement rests on findings of every area; one that was counted from progress alone needs no reason
    beside its counting sentence. Findings whose area has no section go where their kind has
    one. Nothing is written twice.
    """
    places = [(each.key, each.area_key) for each in sections]
    found = []
    for section in sections:
        held = judgements.get(section.area_key) if section.area_key else None
        if held is not None and held.reason.strip() and outlines.holds_statements(section.key):
            behind = _behind(framework, kind, section, findings)
            if behind or not _counted(framework, kind, section):
                found.append(First(section.key, sentence(held.reason), behind))
    for finding in findings:
        home = outlines.home_of(finding.area_key, finding.direction, places)
        if home:
            found.append(First(home, first_words(finding, bands), (finding,)))
    return found


def _behind(
    framework: Framework, kind: str, section: outlines.Planned, findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    own = tuple(each for each in findings if each.area_key == section.area_key)
    whole = section.area_key == overall_of(framework, kind)
    return own or (tuple(findings) if whole else ())


def _counted(framework: Framework, kind: str, section: outlines.Planned) -> bool:
    """Is it judged from progress on areas for improvement? The letter counts that by itself, without findings."""
    return framework.progress.known and section.area_key == overall_of(framework, kind)


def to_improve(
    framework: Framework, sections: Sequence[outlines.Planned], findings: Sequence[Finding]
) -> list[Finding]:
    """The weaknesses that may become areas for improvement, where the form has any; the urgent ones first."""
    if not any(each.key == "areas_for_improvement" for each in sections):
        return []
    weak = [each for each in findings if each.direction == Finding.Direction.WEAKNESS]
    return sorted(weak, key=lambda each: not each.urgent)


def urgent_keys(framework: Framework, finding: Finding) -> tuple[str, str]:
    """(timescale key, class key) that an urgent weakness is proposed with; empty where nothing is known to fit."""
    times = [each.key for each in framework.timescales]
    classes = [each.key for each in framework.classes]
    if finding.urgent and "immediately" in times:
        return "immediately", ""
    if finding.urgent and "priority_action" in classes:
        return "", "priority_action"
    return "", ""
