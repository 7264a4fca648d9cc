"""Who must sign a report before it can be published, and which signatures hold?

Own rule of this project, where a framework's file says nothing else: the lead inspector, and one moderator or director
who is another person. Nobody counts twice, and a signature holds for exactly the text that was signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAD = "lead"
OTHERS = ("moderator", "director")
ROLES = (LEAD, *OTHERS)
OWN_RULE = 1  # how many others
PARAMETER = "sign_off_others"  # key of the framework's parameter that says how many


@dataclass(frozen=True)
class Signature:
    """Somebody signed, as `role`, for the text with the fingerprint `seen`."""

    by: str
    role: str
    seen: str


@dataclass(frozen=True)
class Standing:
    """Which signatures hold for the text as it is now; `void` are those for another text. `others`: how many are
    needed besides the lead's."""

    valid: tuple[Signature, ...]
    void: tuple[Signature, ...]
    others: int

    @property
    def lead_signed(self) -> bool:
        return any(each.role == LEAD for each in self.valid)

    @property
    def others_missing(self) -> int:
        """How many moderators or directors still have to sign."""
        lead = {each.by for each in self.valid if each.role == LEAD}
        signed = {each.by for each in self.valid if each.role in OTHERS} - lead
        return max(self.others - len(signed), 0)

    @property
    def met(self) -> bool:
        return self.lead_signed and not self.others_missing

    def signed_by(self, person: str) -> bool:
        """Has this person signed for the text as it is now?"""
        return any(each.by == person for each in self.valid)


def others_needed(parameters: Mapping[str, object]) -> tuple[int, bool]:
    """How many moderators or directors must sign, and whether the framework says so (False: this project's rule)."""
    said = parameters.get(PARAMETER)
    return (said, True) if isinstance(said, int) else (OWN_RULE, False)


def standing(fingerprint: str, signatures: Iterable[Signature], others: int = OWN_RULE) -> Standing:
    """Sort the signatures by whether they hold for the text with this fingerprint."""
    given = list(signatures)
    valid = tuple(each for each in given if each.seen == fingerprint)
    void = tuple(each for each in given if each.seen != fingerprint)
    return Standing(valid, void, others)


def role_of(team: str, roles: Iterable[str]) -> str:
    """As what a person signs: the lead of the team as lead, whoever else as the highest role held; empty: not at all.

    The lead signs as lead only, whatever other roles they hold.
    """
    if team == LEAD:
        return LEAD
    held = set(roles)
    return next((role for role in reversed(OTHERS) if role in held), "")
