"""Could somebody be recognised in what young people and families said? The same check as evidence has.

Names are found by the keyed hashes that the service gave with the lists of cases of its inspections; addresses, dates
of birth and numbers by how they are written.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.disclosure import Mark, check
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.samples import queries as samples
from touchstone.inspectorate.samples.models import NameKey


def marks_in(provider: Organisation, *texts: str) -> list[Mark]:
    """Everything marked in the texts. Two queries for each list of name words that the service gave, and one."""
    keys = NameKey.objects.filter(inspection__provider=provider, file__isnull=False).select_related("inspection")
    lists = [samples.names_of(each.inspection) for each in keys]
    found: dict[tuple[str, str], Mark] = {}
    for text in texts:
        for mark in check(text):
            found.setdefault(mark.key, mark)
        for names in lists:
            for mark in check(text, names):
                found.setdefault(mark.key, mark)
    return list(found.values())


def check_words(provider: Organisation, *texts: str, kept: str = "") -> None:
    """Raise Refused, with the words that could tell who somebody is, unless a person said why they may stay."""
    found = marks_in(provider, *texts)
    if found and not kept.strip():
        words = "; ".join(f"“{mark.word}”: {_(mark.why.text) % mark.why.values}" for mark in found)
        said = _("These words could tell who somebody is: %(words)s. Take them out, or say why they may stay.")
        raise Refused(said % {"words": words})
