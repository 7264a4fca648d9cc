"""How is one value of a definition read: a key, a title in two languages, a fact with its standing?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from touchstone.domain.dates import PreciseDate
from touchstone.domain.frameworks import Fact, Source, Standing, Title
from touchstone.domain.located import Checker, Node, keyed

T = TypeVar("T")

OPTIONAL = ("source", "reason", "own")


class FactReader:
    """Reads values and notes problems in `check`. `sources` are those of the file, which facts may name."""

    def __init__(self, check: Checker) -> None:
        self.check = check
        self.sources: dict[str, Source] = {}

    def slug(self, node: Node, where: str) -> str:
        text = self.check.text(node, where, "a key such as ofsted-cafcass-2009")
        if text and not re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", text):
            self.check.wrong(node, where, f"{text!r} is no key: write small letters and digits, joined by - or _.")
        return text

    def title(self, node: Node, where: str) -> Title:
        if not isinstance(node.value, dict):
            self.check.wrong(node, where, "Expected a title in both languages, {en: …, cy: …}.")
            return Title("", "")
        self.check.mapping(node, where, (), ("en", "cy"))
        absent = Node(None, node.line)
        return Title(
            self.check.text(node.value.get("en", absent), f"{where}.en", "English words"),
            self.check.text(node.value.get("cy", absent), f"{where}.cy", "Welsh words"),
        )

    def words(self, node: Node, where: str) -> Title:
        """Words in both languages, or in English alone: a remark may wait for its Welsh, and a title may not."""
        if isinstance(node.value, dict):
            return self.title(node, where)
        return Title(self.check.text(node, where, "text, or {en: …, cy: …}"), "")

    def texts(self, node: Node, where: str) -> tuple[str, ...]:
        return tuple(self.check.text(each, where) for each in self.check.items(node, where))

    def date(self, node: Node, where: str) -> PreciseDate | None:
        try:
            return PreciseDate.decode(str(node.value))
        except ValueError as error:
            self.check.wrong(node, where, str(error))
            return None

    def url(self, node: Node, where: str) -> str:
        text = self.check.text(node, where, "an address that begins with https:// or http://")
        if text and not re.match(r"https?://\S+$", text):
            self.check.wrong(node, where, f"{text!r} is no address: it begins with https:// or http://.")
        return text

    # How a fact is known

    def standing(self, node: Node, part: Mapping[str, Node], where: str) -> Standing:
        source, reason = "", Title("", "")
        own = self.check.truth(part["own"], f"{where}.own")
        verified = self.check.truth(part["verified"], f"{where}.verified")
        if not part["source"].is_null:
            source = self.check.choice(part["source"], f"{where}.source", self.sources, "source")
        if not part["reason"].is_null:
            reason = self.words(part["reason"], f"{where}.reason")
        if verified and part["source"].is_null:
            self.check.wrong(node, where, "It is marked verified, so it needs the key of its source.")
        if not verified and part["reason"].is_null:
            self.check.wrong(node, where, "It is not verified, so it needs a reason that says why not.")
        return Standing(verified, source, reason.en, own, reason.cy)

    def fact(self, node: Node, where: str, read: Callable[[Node, str], T | None]) -> Fact[T]:
        part = self.check.mapping(node, where, ("value", "verified"), OPTIONAL)
        value = None if part["value"].is_null else read(part["value"], where)
        if part["value"].is_null and part["reason"].is_null and isinstance(node.value, dict):
            self.check.wrong(node, where, "There is no value, so it needs a reason that says why not.")
        return Fact(value, self.standing(node, part, where))

    def entries(self, node: Node, where: str, read: Callable[[Node, str], T]) -> tuple[T, ...]:
        """The entries of a list whose keys must differ."""
        nodes = self.check.items(node, where)
        self.check.unique(keyed(nodes), where, "key")
        return tuple(read(each, f"{where}[{number}]") for number, each in enumerate(nodes))

    def named(self, node: Node, where: str, *extra: str) -> tuple[dict[str, Node], dict[str, Any]]:
        """The parts of an entry, and the key, title and standing that every entry has."""
        part = self.check.mapping(node, where, ("key", "title", *extra, "verified"), OPTIONAL)
        return part, {
            "key": self.slug(part["key"], f"{where}.key"),
            "title": self.title(part["title"], f"{where}.title"),
            "standing": self.standing(node, part, where),
        }

    def perhaps(self, node: Node, where: str, read: Callable[[Node, str], T]) -> T | None:
        """The value, or None where the file says null."""
        return None if node.is_null else read(node, where)
