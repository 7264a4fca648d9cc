"""The manual's pages of frameworks: what each definition says, in English with Welsh titles, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from touchstone.domain.frameworks import Framework, Standing
from touchstone.domain.proportions import Bands
from touchstone.foundation.frameworks import definition_files, presenters
from touchstone.foundation.frameworks.presenters import Known, NamedRow

FACTS = {
    "legal_basis": "Legal basis",
    "valid_from": "Valid from",
    "valid_to": "Valid to",
    "overall": "Overall judgement",
    "source_url": "Published at",
}


def pages() -> dict[str, str]:
    """A page for each framework, one for the lists of proportion words, and a list of all."""
    frameworks = [definition.framework for definition in definition_files.read_folder()]
    made = {f"{framework.id}.md": _page(framework) for framework in frameworks}
    made["proportion-words.md"] = "\n".join(_bands(definition_files.all_bands().values())) + "\n"
    made["README.md"] = "\n".join(_list(frameworks)) + "\n"
    return made


def _list(frameworks: Iterable[Framework]) -> Iterator[str]:
    yield from (
        "# Frameworks",
        "",
        "Each regime is one whole file in `src/touchstone/foundation/frameworks/definitions`.",
    )
    yield from ("", "| Framework | Cymraeg | Key |", "|---|---|---|")
    for framework in frameworks:
        yield f"| [{framework.title.en}]({framework.id}.md) | {framework.title.cy} | `{framework.id}` |"
    yield from ("", "See also the [lists of proportion words](proportion-words.md).")


def _page(framework: Framework) -> str:
    return "\n".join(line for part in _parts(framework) for line in part) + "\n"


def _parts(framework: Framework) -> Iterator[Iterable[str]]:
    yield (
        f"# {framework.title.en}",
        "",
        f"*{framework.title.cy}* (Welsh: {framework.welsh})",
        "",
        f"Key `{framework.id}`, version {framework.version}. Level: {framework.level}. "
        f"Kinds: {', '.join(framework.kinds)}.",
        "",
    )
    yield _table("The whole", ((FACTS[key], "", each) for key, each in presenters.facts(framework, "en")))
    yield _scales(framework)
    yield _tree(framework)
    yield _limits(framework)
    yield _progress(framework)
    cy = {
        row.key: row.title
        for rows in (presenters.timescales, presenters.classes, presenters.evidence, presenters.clocks)
        for row in rows(framework, "cy")
    } | {row.key: row.title for row in presenters.parameters(framework, "cy")}
    yield _named("Timescales", presenters.timescales(framework, "en"), cy)
    yield _named("Classes of areas for improvement", presenters.classes(framework, "en"), cy)
    yield _named("Evidence", presenters.evidence(framework, "en"), cy)
    yield _named("Clocks", presenters.clocks(framework, "en"), cy)
    yield _named("Other figures and rules", presenters.parameters(framework, "en"), cy)
    yield _outputs(framework)
    yield _sources(framework)


def _how(known: Known) -> str:
    """How a fact is known, in a cell."""
    said = (
        "the project's own" if known.own else f"verified (`{known.source_key}`)" if known.verified else "not verified"
    )
    return f"{said}. {known.reason}" if known.reason else said


def _standing(framework: Framework, standing: Standing) -> str:
    return _how(presenters.known(framework, standing, "", "en"))


def _table(heading: str, rows: Iterable[tuple[str, str, Known]]) -> list[str]:
    out = [f"## {heading}", "", "| | Value | How it is known |", "|---|---|---|"]
    out += [
        f"| {name}{f' / *{welsh}*' if welsh else ''} | {known.text} | {_how(known)} |" for name, welsh, known in rows
    ]
    return [*out, ""]


def _named(heading: str, rows: list[NamedRow], welsh: dict[str, str]) -> list[str]:
    if not rows:
        return [f"## {heading}", "", "None known.", ""]
    return _table(heading, ((row.title, welsh[row.key], row.fact) for row in rows))


def _scales(framework: Framework) -> list[str]:
    if not framework.scales:
        return ["## Scales", "", "No grades are given.", ""]
    out = ["## Scales", ""]
    for key, scale in framework.scales.items():
        steps = "; ".join(
            f"{step.code} {step.en} / *{step.cy}*" if step.code else f"{step.en} / *{step.cy}*" for step in scale.steps
        )
        out += [f"- `{key}`: {steps}. {_standing(framework, framework.scale_standings[key])}"]
    return [*out, ""]


def _tree(framework: Framework) -> list[str]:
    out = ["## Judgement areas", "", "| Area | Cymraeg | Key | Graded on | How it is known |", "|---|---|---|---|---|"]
    for row, (_, area) in zip(presenters.tree(framework, "en"), framework.walk(), strict=True):
        graded = f"`{row.scale.key}`" if row.scale else "no grade: a theme" if row.theme else "no grade: a group"
        indent = "&emsp;" * row.depth
        out.append(f"| {indent}{row.title} | {area.title.cy} | `{row.key}` | {graded} | {_how(row.standing)} |")
    criteria = {_standing(framework, area.criteria.standing) for _, area in framework.walk() if not area.criteria.known}
    if criteria:
        out += ["", f"Criteria are not held: {' '.join(sorted(criteria))}"]
    return [*out, ""]


def _limits(framework: Framework) -> list[str]:
    out = ["## Limits", ""]
    for limit in framework.limits:
        rule = limit.rule
        out += [
            f"- {limit.title.en} / *{limit.title.cy}*: if any of {_keys(rule.areas)} is {rule.trigger} or worse, "
            f"`{rule.target}` is at most {rule.at_most}. {_standing(framework, limit.standing)}",
            f"- Who may decide otherwise: {limit.override.value.en if limit.override.value else 'not known'} "
            f"({_standing(framework, limit.override.standing)})",
        ]
    if not framework.limits:
        out.append("No limiting rule is known.")
    roll = framework.suggestion
    said = f"the {roll.value.method} of {_keys(roll.value.of)}" if roll.value else "none"
    return [*out, "", f"What the judgements point to: {said}. {_standing(framework, roll.standing)}", ""]


def _progress(framework: Framework) -> list[str]:
    progress = framework.progress
    if progress.value is None:
        return ["## Progress", "", f"None. {_standing(framework, progress.standing)}", ""]
    value = progress.value
    out = [
        "## Progress",
        "",
        f"On `{value.scale.key}`; overall by {value.aggregation}, of ties the {value.ties}. "
        f"{_standing(framework, progress.standing)}",
    ]
    for rule in value.deciding:
        known = f"verified: {rule.source}" if rule.verified else f"not verified. {rule.reason}"
        out += ["", f"Where `{rule.area}` is {rule.trigger} or worse, overall is {rule.headline}: {known}"]
    return [*out, ""]


def _outputs(framework: Framework) -> list[str]:
    out = ["## Reports and letters", ""]
    for output in framework.outputs:
        sections = "; ".join(f"{title.en} / *{title.cy}*" for _, title in output.sections.value or ())
        said = sections or f"sections not known ({_standing(framework, output.sections.standing)})"
        out.append(f"- {output.title.en} / *{output.title.cy}* ({output.form}): {said}. "
                   f"{_standing(framework, output.standing)}")  # fmt: skip
    return [*out, ""]


def _sources(framework: Framework) -> list[str]:
    out = ["## Sources", ""]
    for source in framework.sources.values():
        out.append(
            f"- `{source.key}`: [{source.title}]({source.url})" if source.url else f"- `{source.key}`: {source.title}"
        )
    return out


def _bands(lists: Iterable[Bands]) -> Iterator[str]:
    yield from ("# Lists of proportion words", "")
    for bands in lists:
        own = (
            "The project's own."
            if bands.own
            else f"{'Verified' if bands.verified else 'Not verified'}: {bands.source}."
        )
        rounded = " A share is rounded to a whole percent first." if bands.whole_percents else ""
        yield from (f"## {bands.en}", "", f"Key `{bands.key}`. {own}{rounded} {bands.reason}".strip(), "")
        yield from ("| English | Cymraeg | Share |", "|---|---|---|")
        yield from (f"| {band.en} | {band.cy} | {band.interval()} |" for band in bands.bands)
        yield ""


def _keys(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
