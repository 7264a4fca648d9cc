"""How does a letter say how much progress was made, on one area for improvement and on all of them?

The sentences are fixed, so that nobody has to count: the single ones are formulae of the letters of 2010 and 2011
(grade, "progress has been made in this area for improvement"), the one that counts gives n of N for every step judged.
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.domain.progress import ProgressSuggestion
from touchstone.domain.reporting.words import joined, listed, lowered, number
from touchstone.domain.scales import Grade

# Progress in Welsh, by grade key: the labels of scales of grades and of progress differ in form.
_WELSH = {
    "outstanding": "cynnydd rhagorol",
    "good": "cynnydd da",
    "satisfactory": "cynnydd boddhaol",
    "inadequate": "cynnydd annigonol",
}
_AFTER_YN = {"outstanding": "rhagorol", "good": "dda", "satisfactory": "foddhaol", "inadequate": "annigonol"}


def progress(key: str, language: str = "en") -> str:
    """ "satisfactory progress", "cynnydd boddhaol". Raises KeyError for a key that progress does not have."""
    welsh = _WELSH[key]
    return welsh if language == "cy" else f"{key} progress"


def one(key: str, language: str = "en") -> str:
    """The formula under one area for improvement."""
    said = progress(key, language)
    if language == "cy":
        return f"Gwnaed {said} yn y maes hwn i'w wella."
    return f"{said[0].upper()}{said[1:]} has been made in this area for improvement."


def count(found: ProgressSuggestion, left_out: int = 0, language: str = "en") -> str:
    """ "Good progress has been made in one of the seven areas for improvement, satisfactory progress in five and …".

    Best first; steps that nobody gave are not named. `left_out`: how many the visit did not look at; they are no part
    of N, and the sentence says so. Empty where nothing was judged.
    """
    parts = [(grade.key, n) for grade, n in found.counts if n]
    if not parts:
        return ""
    (first, n), rest = parts[0], parts[1:]
    if language == "cy":
        judged = " a farnwyd" if left_out else ""
        opening = f"Gwnaed {progress(first, 'cy')} mewn {n} o'r {found.total} maes i'w wella{judged}"
        return _end(opening, [f"{progress(key, 'cy')} mewn {many}" for key, many in rest], "cy")
    said = progress(first)
    judged = " that this visit judged" if left_out else ""
    opening = f"{said[0].upper()}{said[1:]} has been made in "
    if found.total == 1:
        return f"{opening}the one area for improvement{judged}."
    opening += f"{number(n)} of the {number(found.total)} areas for improvement{judged}"
    return _end(opening, [f"{progress(key)} in {number(many)}" for key, many in rest], "en")


def _end(opening: str, rest: Sequence[str], language: str) -> str:
    if not rest:
        return f"{opening}."
    middle = "".join(f", {part}" for part in rest[:-1])
    return f"{opening}{middle} {joined(rest[-1], language)}."


def left_out(numbers: Sequence[str], language: str = "en") -> str:
    """Which areas for improvement a visit did not look at, by their numbers; empty for none."""
    if not numbers:
        return ""
    said = listed(list(numbers), language)
    if language == "cy":
        return f"Nid edrychodd yr ymweliad hwn ar y canlynol: {said}."
    which = "area for improvement" if len(numbers) == 1 else "areas for improvement"
    return f"This visit did not look at {which} {said}."


def overall(headline: Grade, language: str = "en") -> str:
    """The judgement over all: "Overall progress is judged satisfactory." """
    if language == "cy":
        return f"Bernir bod y cynnydd cyffredinol yn {_AFTER_YN[headline.key]}."
    return f"Overall progress is judged {headline.key}."


def apart(headline: Grade, others: Sequence[tuple[str, Grade]], deciding: Sequence[str], language: str = "en") -> str:
    """Which sections of a letter state another progress than its headline, and which areas decided it.

    `others` are (title, progress) of the sections, `deciding` titles of areas. Empty where no section differs.
    """
    different = [f"{title}: {progress(grade.key, language)}" for title, grade in others if grade != headline]
    if not different:
        return ""
    named = listed([lowered(title) for title in deciding], language)
    if language == "cy":
        because = f" Penderfynwyd y farn gyffredinol gan y canlynol: {named}." if named else ""
        return f"{'; '.join(different)}.{because}"
    verb = "decides" if len(deciding) == 1 else "decide"
    because = f" The overall judgement is another because {named} {verb} it." if named else ""
    return f"{'; '.join(different)}.{because}"


def why(found: ProgressSuggestion, headline: Grade, titles: dict[str, str], language: str = "en") -> str:
    """Why the headline is not what the count points to: the areas that decided, or that a person judged otherwise.

    Empty where they agree. `titles` names the deciding areas in the language.
    """
    if found.by_count is None or found.by_count == headline:
        return ""
    counted = progress(found.by_count.key, language)
    deciding = [lowered(titles[rule.area]) for rule in found.decided_by if rule.headline == headline.key]
    if language == "cy":
        because = f" Penderfynwyd y farn gyffredinol gan y canlynol: {listed(deciding, 'cy')}." if deciding else ""
        return f"Y mwyaf cyffredin oedd {counted}.{because}"
    verb = "decides" if len(deciding) == 1 else "decide"
    because = f" The overall judgement is another because {listed(deciding)} {verb} it." if deciding else ""
    return f"The commonest was {counted}.{because}"
