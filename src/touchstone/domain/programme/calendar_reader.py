"""Is this file a regime's calendar? Reads it into a `Calendar`, or says everything that is wrong with it.

A calendar names the framework whose clocks and parameters its rules take their lengths and numbers from, so that no
figure of a regime stands in two places. What the framework's file has no place for is the calendar's own: `opens` and
`at_risk` are this project's own settings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from touchstone.domain.fact_reader import FactReader
from touchstone.domain.frameworks import Framework, Standing
from touchstone.domain.located import Checker, Node
from touchstone.domain.programme.obligations import SHAPES
from touchstone.domain.programme.rows import (
    AREA,
    MONTHS_OF_A_YEAR,
    OUTSIDE_INSPECTION,
    SERVICE,
    Calendar,
    Length,
    Rule,
)

KEYS = ("key", "title", "sentence", "shape", "of", "met_by", "length")
MORE = ("opens", "at_risk", "once", "kept", "least", "within", "after_kinds", "after_grades", "reason")
UNITS = ("weeks", "months", "years")
KINDS = ("full", "focused", "monitoring", "progress", "narrative", "assurance", "reinspection", *OUTSIDE_INSPECTION)


@dataclass(frozen=True)
class Lengths:
    """What the `length` of a rule says: how long, how soon at the earliest, and how that is known."""

    standing: Standing
    length: Length | None = None
    first: Length | None = None


def read_calendar(node: Node, file: str, framework: Framework) -> Calendar:
    """The calendar that a file holds. Raises InvalidDefinition with every problem of the file."""
    reader = CalendarReader(Checker(file), framework)
    calendar = reader.calendar(node)
    reader.check.finish()
    return calendar


class CalendarReader(FactReader):
    """One reading of one file."""

    def __init__(self, check: Checker, framework: Framework) -> None:
        super().__init__(check)
        self.framework = framework
        self.clocks = {clock.key: clock for clock in framework.clocks}
        self.parameters = {parameter.key: parameter for parameter in framework.parameters}

    def calendar(self, node: Node) -> Calendar:
        part = self.check.mapping(node, "", ("framework", "rules"))
        named = self.slug(part["framework"], "framework")
        if named and named != self.framework.id:
            self.check.wrong(part["framework"], "framework", f"This is the calendar of {self.framework.id!r}.")
        rules = {rule.key: rule for rule in self.entries(part["rules"], "rules", self.rule)}
        for key, rule in rules.items():
            if rule.shape == "between" and (rule.within not in rules or rules[rule.within].shape != "again"):
                says = f"The rule {key!r} stands between those of another rule of the shape again: name it in `within`."
                self.check.wrong(part["rules"], f"rules.{key}", says)
        return Calendar(self.framework.id, rules)

    def rule(self, node: Node, where: str) -> Rule:
        part = self.check.mapping(node, where, KEYS, MORE)
        lengths = self.lengths(part["length"], f"{where}.length")
        rule = Rule(
            key=self.slug(part["key"], f"{where}.key"),
            title=self.title(part["title"], f"{where}.title"),
            sentence=self.title(part["sentence"], f"{where}.sentence"),
            shape=self.check.choice(part["shape"], f"{where}.shape", SHAPES, "shape"),
            of=self.check.choice(part["of"], f"{where}.of", (SERVICE, AREA), "level"),
            kinds=self.kinds(part["met_by"], f"{where}.met_by"),
            standing=lengths.standing,
            length=lengths.length,
            first=lengths.first,
            opens=None if part["opens"].is_null else self.check.whole(part["opens"], f"{where}.opens"),
            risk_days=0 if part["at_risk"].is_null else self.check.whole(part["at_risk"], f"{where}.at_risk"),
            repeats=not self.check.truth(part["once"], f"{where}.once"),
            kept=self.check.truth(part["kept"], f"{where}.kept"),
            within="" if part["within"].is_null else self.slug(part["within"], f"{where}.within"),
            trigger=() if part["after_kinds"].is_null else self.kinds(part["after_kinds"], f"{where}.after_kinds"),
            grades=() if part["after_grades"].is_null else self.texts(part["after_grades"], f"{where}.after_grades"),
        )
        if not part["least"].is_null:
            number, standing = self.parameter(part["least"], f"{where}.least")
            rule = replace(rule, least=max(number, 1), standing=standing)
        if rule.shape == "after" and not (rule.trigger and rule.grades):
            self.check.wrong(node, where, "A rule of the shape after needs after_kinds and after_grades.")
        return rule

    def kinds(self, node: Node, where: str) -> tuple[str, ...]:
        return tuple(self.check.choice(each, where, KINDS, "kind") for each in self.check.items(node, where))

    def lengths(self, node: Node, where: str) -> Lengths:
        """One of {clock: key}, {a_year: {most: key, least: key}}, {own: 6 months, reason: …}, {none: reason}."""
        given = sorted(node.value) if isinstance(node.value, dict) else []
        match given:
            case ["clock"]:
                return self.of_clock(node, where)
            case ["a_year"]:
                return self.of_frequency(node, where)
            case ["own", "reason"]:
                part = self.check.mapping(node, where, ("own", "reason"))
                reason = self.words(part["reason"], f"{where}.reason")
                return Lengths(Standing(False, "", reason.en, True, reason.cy), self.written(part["own"], where))
            case ["none"]:
                part = self.check.mapping(node, where, ("none",))
                reason = self.words(part["none"], f"{where}.none")
                return Lengths(Standing(False, "", reason.en, False, reason.cy))
            case _:
                says = "Expected {clock: …}, {a_year: …}, {own: 6 months, reason: …} or {none: reason}."
                self.check.wrong(node, where, says)
                return Lengths(Standing(False))

    def of_clock(self, node: Node, where: str) -> Lengths:
        part = self.check.mapping(node, where, ("clock",))
        key = self.check.choice(part["clock"], f"{where}.clock", self.clocks, "clock")
        clock = self.clocks.get(key)
        if clock is None:
            return Lengths(Standing(False))
        if clock.unit not in UNITS:
            self.check.wrong(
                node, where, f"The clock {key!r} counts {clock.unit} days; a rule counts {', '.join(UNITS)}."
            )
        return Lengths(clock.standing, Length(clock.length, clock.unit) if clock.length else None)

    def of_frequency(self, node: Node, where: str) -> Lengths:
        """So many a year, at most and at least: not sooner after the last than a year over the one, nor later than over
        the other."""
        inside = self.check.mapping(node, where, ("a_year",))["a_year"]
        part = self.check.mapping(inside, f"{where}.a_year", ("most", "least"))
        most, _ = self.parameter(part["most"], f"{where}.a_year.most")
        least, standing = self.parameter(part["least"], f"{where}.a_year.least")
        if not 0 < least <= most <= MONTHS_OF_A_YEAR:
            self.check.wrong(inside, where, "So many a year is from 1 to 12, and not more at least than at most.")
            return Lengths(standing)
        return Lengths(standing, *(Length(MONTHS_OF_A_YEAR // number, "months") for number in (least, most)))

    def parameter(self, node: Node, where: str) -> tuple[int, Standing]:
        """A whole number among the framework's parameters, and how it is known."""
        key = self.check.choice(node, where, self.parameters, "parameter")
        found = self.parameters.get(key)
        if found is None or not isinstance(found.value, int):
            if found is not None:
                self.check.wrong(node, where, f"The parameter {key!r} is no whole number.")
            return 0, Standing(False)
        return found.value, found.standing

    def written(self, node: Node, where: str) -> Length | None:
        """A length as a person writes it: 6 months."""
        number, _, unit = self.check.text(node, where, "a length such as 6 months").partition(" ")
        if not number.isdigit() or unit not in UNITS:
            self.check.wrong(node, where, f"Write a length as a number and one of {', '.join(UNITS)}: 6 months.")
            return None
        return Length(int(number), unit)
