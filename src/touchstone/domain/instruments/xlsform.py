"""How does an instrument read as an XLSForm, so that any tool of that kind can ask it? Rows of its three sheets.

Both languages, the same conditions, the same bounds, and a repeat of a section for each child. What an XLSForm cannot
know is fixed here: the scale that grades are given on; without one, grades are not asked.
Source: the XLSForm standard (xlsform.org), as `pyxform` accepts it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from touchstone.domain.frameworks import Title
from touchstone.domain.instruments.answers import shown_number
from touchstone.domain.instruments.model import (
    AGE_BANDS,
    LETTERS,
    LONGEST_TEXT,
    MOST_CHILDREN,
    Condition,
    Instrument,
    Option,
    Question,
    Section,
)
from touchstone.domain.scales import Scale

Row = dict[str, str]
ENGLISH, WELSH = "English (en)", "Cymraeg (cy)"
NEVER = "false()"
CHILDREN = Title("How many children are there?", "Faint o blant sydd?")
CHILD = Title("Child ${%s}", "Plentyn ${%s}")
AGE = Title("Age of this child", "Oedran y plentyn hwn")
REASON = Title("Reason", "Rheswm")
MUST = Title("Answer this question.", "Atebwch y cwestiwn hwn.")


@dataclass
class Form:
    """The rows of the sheets `survey` and `choices`, and the one row of `settings`."""

    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    settings: Row = field(default_factory=dict)


def xlsform(instrument: Instrument, scale: Scale | None) -> Form:
    """The instrument as an XLSForm whose grades are on this scale; None: no grade is asked."""
    writer = _Writer(instrument, scale)
    form = writer.form
    form.survey += [{"type": "start", "name": "start"}, {"type": "end", "name": "end"}]
    form.survey.append({"type": "text", "name": "subject", "required": "yes", **_labels(instrument.subject_label)})
    if instrument.per_child:
        writer.children()
    for section in instrument.sections:
        writer.section(section)
    form.settings = {
        "form_title": instrument.title.en,
        "form_id": instrument.id.replace("-", "_"),
        "version": str(instrument.version),
        "default_language": ENGLISH,
    }
    return form


def _labels(title: Title, column: str = "label") -> Row:
    return {f"{column}::{ENGLISH}": title.en, f"{column}::{WELSH}": title.cy}


class _Writer:
    """Writes rows, and each list of choices once."""

    def __init__(self, instrument: Instrument, scale: Scale | None) -> None:
        self.instrument, self.scale = instrument, scale
        self.form = Form()
        self.lists: set[str] = set()

    def choices(self, name: str, options: Iterable[Option]) -> str:
        if name not in self.lists:
            self.lists.add(name)
            self.form.choices += [{"list_name": name, "name": o.key, **_labels(o.title)} for o in options]
        return name

    def row(self, kind: str, name: str = "", **cells: str) -> Row:
        row = {"type": kind, **({"name": name} if name else {}), **cells}
        self.form.survey.append(row)
        return row

    def children(self) -> None:
        """How many children there are, and the age band of each."""
        bounds = f". >= 1 and . <= {MOST_CHILDREN}"
        self.row("integer", "number_of_children", required="yes", constraint=bounds).update(_labels(CHILDREN))
        ages = self.choices("age_bands", (Option(key.replace("-", "_"), title) for key, title in AGE_BANDS.items()))
        self.begin_each("children", Title("The children", "Y plant"))
        self.row(f"select_one {ages}", "age_band", required="yes").update(_labels(AGE))
        self.row("end_repeat")

    def begin_each(self, name: str, title: Title) -> None:
        """A repeat that runs once for each child, and says which."""
        self.row("begin_repeat", f"{name}_each", repeat_count="${number_of_children}").update(_labels(title))
        letter = f"substr('{LETTERS}', position(..) - 1, position(..))"
        self.row("calculate", f"{name}_child", calculation=letter)
        says = Title(CHILD.en % f"{name}_child", CHILD.cy % f"{name}_child")
        self.row("note", f"{name}_which").update(_labels(says))

    def section(self, section: Section) -> None:
        name = f"section_{section.key}"
        group = self.row("begin_group", name)
        group.update(_labels(section.title))
        if section.when:
            group["relevant"] = self.expression(section.when)
        if section.hint:
            self.row("note", f"{name}_hint").update(_labels(section.hint))
        if section.per_child:
            self.begin_each(name, section.title)
        for question in section.questions:
            if question.kind != "grade" or self.scale:
                self.question(question)
        if section.per_child:
            self.row("end_repeat")
        self.row("end_group")

    def question(self, question: Question) -> None:
        row = self.row(self.kind(question), question.key)
        row.update(_labels(question.ask))
        if question.hint:
            row.update(_labels(question.hint, "hint"))
        if question.required:
            row["required"] = "yes"
            row.update(_labels(MUST, "required_message"))
        if question.when:
            row["relevant"] = self.expression(question.when)
        if question.long:
            row["appearance"] = "multiline"
        if constraints := _constraints(question):
            row["constraint"] = " and ".join(rule for rule, _says in constraints)
            says = Title(" ".join(s.en for _r, s in constraints), " ".join(s.cy for _r, s in constraints))
            row.update(_labels(says, "constraint_message"))
        if question.reason_for:
            needed = " or ".join(f"${{{question.key}}} = '{answer}'" for answer in question.reason_for)
            self.row("text", f"{question.key}_reason", required="yes", relevant=needed).update(_labels(REASON))

    def kind(self, question: Question) -> str:
        match question.kind:
            case "choice":
                return f"select_one {self.choices(f'for_{question.key}', question.options)}"
            case "several":
                return f"select_multiple {self.choices(f'for_{question.key}', question.options)}"
            case "grade":
                return f"select_one {self.choices('grades', question.choices(self.scale))}"
            case "yes_no":
                name = "yes_no" if question.always_applies else "yes_no_na"
                return f"select_one {self.choices(name, question.choices(None))}"
            case "number":
                return "integer" if question.whole else "decimal"
            case _:
                return question.kind

    def expression(self, condition: Condition) -> str:
        """A condition in the words of XPath."""
        match condition.operator:
            case "all" | "any":
                word = " and " if condition.operator == "all" else " or "
                return word.join(f"({self.expression(part)})" for part in condition.parts)
            case "not":
                return f"not({self.expression(condition.parts[0])})"
        question = self.instrument.question(condition.question)
        assert question is not None
        if question.kind == "grade" and self.scale is None:
            return NEVER
        name = f"${{{question.key}}}"
        match condition.operator:
            case "answered":
                return f"{name} != ''"
            case "at_least":
                return f"{name} >= {shown_number(condition.number)}"
        if question.kind == "several":
            return " or ".join(f"selected({name}, '{key}')" for key in condition.values)
        return " or ".join(f"{name} = '{key}'" for key in condition.values)


def _constraints(question: Question) -> list[tuple[str, Title]]:
    """Each rule in XPath, and what to say where it is broken."""
    rules = []
    if question.kind == "number" and question.least is not None:
        least = shown_number(question.least)
        rules.append((f". >= {least}", Title(f"Write {least} or more.", f"Ysgrifennwch {least} neu fwy.")))
    if question.kind == "number" and question.most is not None:
        most = shown_number(question.most)
        rules.append((f". <= {most}", Title(f"Write {most} or less.", f"Ysgrifennwch {most} neu lai.")))
    if question.kind == "text":
        most = shown_number(question.most or LONGEST_TEXT)
        says = Title(f"Write {most} characters or fewer.", f"Ysgrifennwch {most} nod neu lai.")
        rules.append((f"string-length(.) <= {most}", says))
    if question.past:
        rules.append(
            (". <= today()", Title("Write today or an earlier day.", "Ysgrifennwch heddiw neu ddiwrnod cynt."))
        )
    for option in question.options:
        if option.alone:
            says = Title(f"“{option.title.en}” excludes the others.", f"Mae “{option.title.cy}” yn eithrio'r lleill.")
            rules.append((f"not(selected(., '{option.key}') and count-selected(.) > 1)", says))
    return rules
