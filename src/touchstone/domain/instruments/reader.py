"""Is this file an instrument? Reads a definition into `model.Instrument`, or says everything that is wrong with it.

What is checked: every key known; Welsh beside every English text; no key twice; each condition looks at a question that
comes before it, for an answer that it can have; in a section for each child, at the same child or at the whole case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from touchstone.domain.fact_reader import FactReader
from touchstone.domain.frameworks import Title
from touchstone.domain.instruments.model import (
    AUDIENCES,
    KINDS,
    LONGEST_TEXT,
    SUBJECTS,
    YES_NO,
    Condition,
    Instrument,
    Option,
    Question,
    Section,
)
from touchstone.domain.located import Checker, Node

KEYS = (
    "id", "version", "title", "about", "subject", "subject_label", "audience", "welsh", "own", "overall", "options",
    "sections",
)  # fmt: skip
FOR_KIND = {
    "choice": ("options", "ordered"),
    "several": ("options",),
    "text": ("most", "long"),
    "number": ("least", "most", "whole"),
    "date": ("past",),
    "yes_no": ("reason_for", "always_applies"),
    "grade": (),
}
EVERY_QUESTION = ("hint", "required", "when", "areas")
OPERATORS = ("all", "any", "not", "question")


def read_instrument(node: Node, file: str) -> Instrument:
    """The instrument that a definition holds. Raises InvalidDefinition with every problem of the file."""
    reader = InstrumentReader(Checker(file))
    instrument = reader.instrument(node)
    reader.check.finish()
    return instrument


class InstrumentReader(FactReader):
    """One reading of one file: the questions met so far, which later conditions may look at, and the problems."""

    def __init__(self, check: Checker) -> None:
        super().__init__(check)
        self.lists: dict[str, tuple[Option, ...]] = {}
        self.met: dict[str, tuple[Question, str]] = {}  # each with the section for each child it is in, or ""

    def instrument(self, node: Node) -> Instrument:
        part = self.check.mapping(node, "", KEYS)
        self._lists(part["options"])
        sections = self.entries(part["sections"], "sections", self._section)
        if not sections:
            self.check.wrong(part["sections"], "sections", "An instrument needs at least one section.")
        return Instrument(
            id=self.slug(part["id"], "id"),
            version=self.check.whole(part["version"], "version", 1),
            title=self.title(part["title"], "title"),
            about=self.title(part["about"], "about"),
            subject=self.check.choice(part["subject"], "subject", SUBJECTS, "subject"),
            subject_label=self.title(part["subject_label"], "subject_label"),
            audience=self.check.choice(part["audience"], "audience", AUDIENCES, "audience"),
            welsh=self.check.choice(part["welsh"], "welsh", ("draft", "reviewed"), "state of the Welsh"),
            own=self.check.truth(part["own"], "own"),
            overall=self._overall(part["overall"]),
            sections=sections,
        )

    def key(self, node: Node, where: str) -> str:
        """The key of a question, a section or an option: it becomes a name in XLSForm and in data files."""
        text = self.check.text(node, where, "a key such as seen_alone")
        if text and not re.fullmatch(r"[a-z][a-z0-9_]{0,49}", text):
            self.check.wrong(node, where, f"{text!r} is no key: begin with a small letter; then letters, digits and _.")
        return text

    def _lists(self, node: Node) -> None:
        """The named lists of options, which several questions share."""
        if not isinstance(node.value, dict):
            self.check.wrong(node, "options", "Expected a mapping of lists ({} where there is none).")
            return
        for name, each in node.value.items():
            self.lists[name] = self._options(each, f"options.{name}")

    def _overall(self, node: Node) -> str:
        if node.is_null:
            return ""
        graded = [key for key, (question, child) in self.met.items() if question.kind == "grade" and not child]
        return self.check.choice(node, "overall", graded, "question for a grade of the whole")

    def _section(self, node: Node, where: str) -> Section:
        part = self.check.mapping(node, where, ("key", "title", "questions"), ("hint", "when", "per_child"))
        key = self.key(part["key"], f"{where}.key")
        per_child = self.check.truth(part["per_child"], f"{where}.per_child")
        when = self._when(part["when"], f"{where}.when", "")
        nodes = self.check.items(part["questions"], f"{where}.questions")
        if not nodes:
            self.check.wrong(part["questions"], f"{where}.questions", "A section needs at least one question.")
        questions = tuple(self._question(each, f"{where}.questions", key if per_child else "") for each in nodes)
        return Section(
            key=key,
            title=self.title(part["title"], f"{where}.title"),
            questions=questions,
            hint=self.perhaps(part["hint"], f"{where}.hint", self.title),
            when=when,
            per_child=per_child,
        )

    def _question(self, node: Node, where: str, child_section: str) -> Question:
        kind = node.value.get("kind") if isinstance(node.value, dict) else None
        name = kind.value if kind is not None and kind.value in FOR_KIND else ""
        own = FOR_KIND.get(str(name), tuple(sorted({key for keys in FOR_KIND.values() for key in keys})))
        needed = ("key", "kind", "ask", *(("options",) if name in ("choice", "several") else ()))
        part = self.check.mapping(node, where, needed, (*own, *EVERY_QUESTION))
        key = self.key(part["key"], f"{where}.key")
        where = f"{where}.{key}"
        question = Question(
            key=key,
            kind=self.check.choice(part["kind"], where, KINDS, "kind of question"),
            ask=self.title(part["ask"], f"{where}.ask"),
            required=part["required"].is_null or self.check.truth(part["required"], f"{where}.required"),
            hint=self.perhaps(part["hint"], f"{where}.hint", self.title),
            options=self._question_options(part, where),
            ordered=self._flag(part, "ordered", where),
            when=self._when(part["when"], f"{where}.when", child_section),
            areas=() if part["areas"].is_null else tuple(self._areas(part["areas"], where)),
            least=self._bound(part, "least", where),
            most=self._bound(part, "most", where),
            whole=self._flag(part, "whole", where),
            past=self._flag(part, "past", where),
            long=self._flag(part, "long", where),
            reason_for=self._reasons(part, where),
            always_applies=self._flag(part, "always_applies", where),
        )
        self._check_bounds(node, where, question)
        if key in self.met:
            self.check.wrong(part["key"], where, f"The question {key!r} stands twice.")
        self.met[key] = (question, child_section)
        return question

    def _flag(self, part: Mapping[str, Node], name: str, where: str) -> bool:
        return name in part and self.check.truth(part[name], f"{where}.{name}")

    def _areas(self, node: Node, where: str) -> list[str]:
        return [self.key(each, f"{where}.areas") for each in self.check.items(node, f"{where}.areas")]

    def _bound(self, part: Mapping[str, Node], name: str, where: str) -> float | None:
        if name not in part or part[name].is_null:
            return None
        value = part[name].value
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.check.wrong(part[name], f"{where}.{name}", "Expected a number.")
            return None
        return float(value)

    def _check_bounds(self, node: Node, where: str, question: Question) -> None:
        if question.least is not None and question.most is not None and question.least > question.most:
            self.check.wrong(node, where, "The least is greater than the most.")
        if question.kind == "text" and question.most is not None and not 1 <= question.most <= LONGEST_TEXT:
            self.check.wrong(node, where, f"A text can have 1 to {LONGEST_TEXT:,} characters.")

    def _reasons(self, part: Mapping[str, Node], where: str) -> tuple[str, ...]:
        if "reason_for" not in part:
            return ()
        if part["reason_for"].is_null:
            return () if self._flag(part, "always_applies", where) else ("na",)
        nodes = self.check.items(part["reason_for"], f"{where}.reason_for")
        return tuple(self.check.choice(each, f"{where}.reason_for", YES_NO, "answer") for each in nodes)

    # Options

    def _question_options(self, part: Mapping[str, Node], where: str) -> tuple[Option, ...]:
        if "options" not in part:
            return ()
        node = part["options"]
        if isinstance(node.value, str):
            return self.lists.get(self.check.choice(node, f"{where}.options", self.lists, "list of options"), ())
        return self._options(node, f"{where}.options")

    def _options(self, node: Node, where: str) -> tuple[Option, ...]:
        found = self.entries(node, where, self._option)
        if len(found) < 2:
            self.check.wrong(node, where, "A choice needs at least two options.")
        return found

    def _option(self, node: Node, where: str) -> Option:
        part = self.check.mapping(node, where, ("key", "en", "cy"), ("alone",))
        title = Title(self.check.text(part["en"], f"{where}.en"), self.check.text(part["cy"], f"{where}.cy"))
        return Option(self.key(part["key"], f"{where}.key"), title, self.check.truth(part["alone"], f"{where}.alone"))

    # Conditions

    def _when(self, node: Node, where: str, child_section: str) -> Condition | None:
        return None if node.is_null else self._condition(node, where, child_section)

    def _condition(self, node: Node, where: str, child_section: str) -> Condition:
        keys = list(node.value) if isinstance(node.value, dict) else []
        operator = next((key for key in OPERATORS if key in keys), "")
        if operator in ("all", "any"):
            part = self.check.mapping(node, where, (operator,))
            nodes = self.check.items(part[operator], where)
            if not nodes:
                self.check.wrong(part[operator], where, f"{operator!r} needs at least one condition.")
            return Condition(operator, parts=tuple(self._condition(each, where, child_section) for each in nodes))
        if operator == "not":
            part = self.check.mapping(node, where, ("not",))
            return Condition("not", parts=(self._condition(part["not"], where, child_section),))
        return self._about_question(node, where, child_section)

    def _about_question(self, node: Node, where: str, child_section: str) -> Condition:
        part = self.check.mapping(node, where, ("question",), ("is", "answered", "at_least"))
        seen = [key for key, (_question, child) in self.met.items() if child in ("", child_section)]
        key = self.check.choice(part["question"], where, seen, "question that comes before this one")
        given = [name for name in ("is", "answered", "at_least") if not part[name].is_null]
        if len(given) != 1:
            self.check.wrong(node, where, "Say one of: is, answered, at_least.")
            return Condition("answered", key)
        if not key:
            return Condition("answered")
        question = self.met[key][0]
        if given == ["is"]:
            return Condition("is", key, self._values(part["is"], where, question))
        if given == ["at_least"]:
            if question.kind != "number":
                self.check.wrong(part["at_least"], where, f"{key!r} is no number.")
            return Condition("at_least", key, number=self._bound(part, "at_least", where) or 0)
        if part["answered"].value is not True:
            self.check.wrong(part["answered"], where, "Write answered: true, inside not: where the reverse is meant.")
        return Condition("answered", key)

    def _values(self, node: Node, where: str, question: Question) -> tuple[str, ...]:
        nodes = self.check.items(node, where)
        if question.kind == "grade":  # of the regime's scale, which is not known here
            return tuple(self.key(each, where) for each in nodes)
        known = [option.key for option in question.choices(None)]
        return tuple(self.check.choice(each, where, known, f"answer to {question.key}") for each in nodes)
