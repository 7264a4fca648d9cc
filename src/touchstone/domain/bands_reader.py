"""Is this file a list of proportion words? Reads it into `proportions.Bands`, or says everything that is wrong with it.

Overlaps are always refused. Gaps are refused unless the file says `gaps_allowed`, as a list published with gaps must.
"""

from __future__ import annotations

from fractions import Fraction

from touchstone.domain.fact_reader import FactReader
from touchstone.domain.located import Checker, Node, keyed
from touchstone.domain.proportions import Band, Bands, flaws

KEYS = (
    "key", "title", "source", "source_url", "verified", "reason", "own", "whole_percents", "gaps_allowed", "bands"
)  # fmt: skip


def read_bands(node: Node, file: str) -> Bands:
    """The list that a file holds. Raises InvalidDefinition with every problem of the file."""
    reader = BandsReader(Checker(file))
    bands = reader.bands(node)
    reader.check.finish()
    return bands


class BandsReader(FactReader):
    """One reading of one file."""

    def bands(self, node: Node) -> Bands:
        part = self.check.mapping(node, "", KEYS)
        title = self.title(part["title"], "title")
        nodes = self.check.items(part["bands"], "bands")
        self.check.unique(keyed(nodes), "bands", "band")
        verified = self.check.truth(part["verified"], "verified")
        if not verified and part["reason"].is_null:
            self.check.wrong(part["verified"], "reason", "It is not verified, so it needs a reason that says why not.")
        bands = Bands(
            key=self.slug(part["key"], "key"),
            en=title.en,
            cy=title.cy,
            bands=tuple(self.band(each, f"bands[{number}]") for number, each in enumerate(nodes)),
            source=self.check.text(part["source"], "source"),
            source_url=self.perhaps(part["source_url"], "source_url", self.url) or "",
            verified=verified,
            reason=self.perhaps(part["reason"], "reason", self.check.text) or "",
            own=self.check.truth(part["own"], "own"),
            whole_percents=self.check.truth(part["whole_percents"], "whole_percents"),
        )
        gaps_allowed = self.check.truth(part["gaps_allowed"], "gaps_allowed")
        if not self.check.problems:
            for flaw in flaws(bands):
                if flaw.kind == "overlap" or not gaps_allowed:
                    self.check.wrong(part["bands"], "bands", flaw.says)
        return bands

    def band(self, node: Node, where: str) -> Band:
        part = self.check.mapping(node, where, ("key", "label", "from", "to"), ("from_included", "to_included"))
        label = self.title(part["label"], f"{where}.label")
        low, high = self.share(part["from"], f"{where}.from"), self.share(part["to"], f"{where}.to")
        if high < low:
            self.check.wrong(node, where, f"The band ends at {high} before it begins at {low}.")
        return Band(
            key=self.slug(part["key"], f"{where}.key"),
            en=label.en,
            cy=label.cy,
            low=low,
            high=high,
            low_in=self.included(part["from_included"], f"{where}.from_included"),
            high_in=self.included(part["to_included"], f"{where}.to_included"),
        )

    def included(self, node: Node, where: str) -> bool:
        """Whether an end belongs to its band: yes, where the file does not say."""
        return node.is_null or self.check.truth(node, where)

    def share(self, node: Node, where: str) -> Fraction:
        """A fraction such as 9/10, or a whole percent such as 90%, from 0 to 1."""
        text = str(node.value)
        try:
            share = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
        except (ValueError, ZeroDivisionError):
            share = Fraction(-1)
        if "." in text or "e" in text or not 0 <= share <= 1:
            self.check.wrong(
                node, where, f"{text!r} is no share: write a fraction such as 9/10 or a percent such as 90%."
            )
            return Fraction(0)
        return share
