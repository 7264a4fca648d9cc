"""What does a letter say of progress: on each area for improvement, all together, and in an area of the framework?"""

from __future__ import annotations

from touchstone.domain.frameworks import Area
from touchstone.domain.progress import ProgressSuggestion
from touchstone.domain.reporting import counting
from touchstone.domain.reporting.document import Block, Paragraph, Run, text
from touchstone.domain.reporting.outlines import area_titles
from touchstone.domain.reporting.words import lowered, sentence
from touchstone.domain.scales import Grade
from touchstone.inspectorate.drafting.building import phrases as say
from touchstone.inspectorate.drafting.building.known import Known, Looked
from touchstone.inspectorate.drafting.building.typed import Said, Typed, filled

Blocks = list[Block]


def one_by_one(known: Known, language: str) -> Blocks:
    """Each earlier area for improvement: its words, the formula, what was found, and apart what is still weak."""
    return [block for looked in known.looked for block in _one(known, looked, language)]


def _one(known: Known, looked: Looked, language: str) -> Blocks:
    afi = looked.afi
    about = f"{looked.number}. {afi.text}"

    def typed(what: str, words: str) -> Said:
        said, lang = known.typed(Typed(what, words, str(afi.pk), about), language)
        return sentence(said), lang

    wording = (afi.text_cy, "") if language == "cy" and afi.text_cy else known.typed(
        Typed("earlier_area", afi.text, str(afi.pk), about), language
    )  # fmt: skip
    lead = say.AREA_N(language).format(number=looked.number)
    blocks: Blocks = [Paragraph((Run(lead, strong=True), Run(wording[0], lang=wording[1])))]
    if looked.left_out:
        blocks.append(_led(say.LEFT_OUT(language), typed("left_out", looked.left_out)))
    if looked.grade is not None:
        blocks.append(Paragraph(text(counting.one(looked.grade.key, language))))
    if looked.found:
        blocks.append(Paragraph(filled("{text}", text=typed("found", looked.found))))
    if looked.residual:
        blocks.append(_residual(typed("residual", looked.residual), language))
    return blocks


def _led(form: str, said: Said) -> Paragraph:
    return Paragraph(filled(form, text=(lowered(said[0]), said[1])))


def _residual(said: Said, language: str) -> Paragraph:
    if said[0].lower().startswith(("however", "fodd bynnag")):
        return Paragraph(filled("{text}", text=said))
    return _led(say.HOWEVER(language), said)


def stated(known: Known, area: Area, grade: Grade, language: str) -> Blocks:
    """The line "Judgement: Good progress" under an area that is judged on the progress scale."""
    words = counting.progress(grade.key, language)
    line = say.JUDGEMENT_LINE(language).format(words=words[0].upper() + words[1:])
    return [Paragraph(text(line))]


def together(known: Known, key: str, language: str) -> Blocks:
    """The sentence that counts, the judgement over all, and why it is not what the count points to."""
    grade, found = known.grade(key), known.suggestion
    if grade is None:
        return []
    area = known.area(key)
    counted = _counted(known, found, language) if found is not None else []
    if not counted:
        return [*stated(known, area, grade, language), *_apart(known, area, grade, language)] if area else []
    blocks: Blocks = list(counted)
    blocks.append(Paragraph(text(counting.overall(grade, language))))
    assert found is not None
    titles = area_titles(known.framework, {rule.area for rule in found.decided_by}, language)
    why = counting.why(found, grade, titles, language)
    return [*blocks, Paragraph(text(why))] if why else blocks


def _apart(known: Known, overall: Area, headline: Grade, language: str) -> Blocks:
    """The sections that state another progress than the headline, and the areas that decided it."""
    others = [
        (area.title(language), grade)
        for _, area in known.framework.walk()
        if area.key != overall.key
        and (grade := known.grade(area.key)) is not None
        and grade.scale.key == headline.scale.key
    ]
    found = known.suggestion
    keys = {rule.area for rule in found.decided_by if rule.headline == headline.key} if found is not None else set()
    titles = list(area_titles(known.framework, keys, language).values())
    said = counting.apart(headline, others, titles, language)
    return [Paragraph(text(said))] if said else []


def _counted(known: Known, found: ProgressSuggestion, language: str) -> Blocks:
    left = [each.number for each in known.looked if each.left_out]
    said = counting.count(found, len(left), language)
    return [Paragraph(text(words)) for words in (said, counting.left_out(left, language)) if words]
