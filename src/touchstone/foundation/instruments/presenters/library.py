"""How does an instrument read to somebody who wants to know what it asks?"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.instruments.model import Condition, Instrument, Question
from touchstone.foundation.instruments.presenters.overview import language, reading

KINDS = {
    "choice": gettext_lazy("One answer"),
    "several": gettext_lazy("One or more answers"),
    "text": gettext_lazy("Words"),
    "number": gettext_lazy("A number"),
    "date": gettext_lazy("A date"),
    "yes_no": gettext_lazy("Yes, no or does not apply"),
    "grade": gettext_lazy("A grade, on the scale of the regime; not asked where it has none"),
}


@dataclass(frozen=True)
class Asked:
    """One question as the library shows it. `when` is empty where it is always asked."""

    ask: str
    hint: str
    kind: str
    answers: list[str]
    when: str
    notes: list[str]


@dataclass(frozen=True)
class AskedSection:
    title: str
    hint: str
    when: str
    per_child: bool
    questions: list[Asked]


def questions_of(instrument: Instrument) -> list[AskedSection]:
    """Every section with its questions, in the reader's language."""
    said = reading(instrument)
    return [
        AskedSection(
            title=section.title(said),
            hint=section.hint(said) if section.hint else "",
            when=when_words(section.when, instrument),
            per_child=section.per_child,
            questions=[_asked(question, instrument) for question in section.questions],
        )
        for section in instrument.sections
    ]


def _asked(question: Question, instrument: Instrument) -> Asked:
    said = language()
    return Asked(
        ask=question.ask(said),
        hint=question.hint(said) if question.hint else "",
        kind=_("Yes or no") if question.always_applies else str(KINDS[question.kind]),
        answers=[option.title(said) for option in question.options],
        when=when_words(question.when, instrument),
        notes=_notes(question),
    )


def _notes(question: Question) -> list[str]:
    notes = [] if question.required else [_("May be left empty.")]
    if question.ordered:
        notes.append(_("The answers run from best to worst."))
    if question.reason_for:
        titles = {option.key: option.title(language()) for option in question.choices(None)}
        answers = _(" or ").join(f"“{titles[key]}”" for key in question.reason_for)
        notes.append(_("A reason is needed for %(answers)s.") % {"answers": answers})
    return notes


def when_words(condition: Condition | None, instrument: Instrument) -> str:
    """A condition in words, beginning with "Asked when"; empty where there is none."""
    return _("Asked when %(condition)s.") % {"condition": _words(condition, instrument)} if condition else ""


def _words(condition: Condition, instrument: Instrument) -> str:
    match condition.operator:
        case "all":
            return _(" and ").join(_words(part, instrument) for part in condition.parts)
        case "any":
            return _(" or ").join(_words(part, instrument) for part in condition.parts)
        case "not" if condition.parts[0].operator == "is":
            return _about(condition.parts[0], instrument, _("the answer to “%(ask)s” is not %(answers)s"))
        case "not":
            return _("it is not so that %(condition)s") % {"condition": _words(condition.parts[0], instrument)}
    question = instrument.question(condition.question)
    assert question is not None
    ask = {"ask": question.ask(language())}
    match condition.operator:
        case "answered":
            return _("“%(ask)s” is answered") % ask
        case "at_least":
            return _("“%(ask)s” is %(number)g or more") % {**ask, "number": condition.number}
    return _about(condition, instrument, _("the answer to “%(ask)s” is %(answers)s"))


def _about(condition: Condition, instrument: Instrument, sentence: str) -> str:
    question = instrument.question(condition.question)
    assert question is not None
    titles = {option.key: option.title(language()) for option in question.choices(None)}
    answers = _(" or ").join(f"“{titles.get(key, key)}”" for key in condition.values)
    return sentence % {"ask": question.ask(language()), "answers": answers}
