"""What does a draft look like as documents, right now? In every language and for every audience that it has.

`documents_of` builds them from what people wrote and what is known; nothing of it is kept. `fingerprint` is what people
sign for: the hash over all of them, without the day of publication, which is set only after they have signed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.document import Document
from touchstone.inspectorate.drafting.building.assemble import children, document
from touchstone.inspectorate.drafting.building.known import Known, known_of
from touchstone.inspectorate.drafting.models import Draft

__all__ = ["documents_from", "documents_of", "fingerprint", "fingerprint_of"]


def documents_of(draft: Draft, *, dated: PreciseDate | None = None) -> dict[str, Document]:
    """`en`; `cy` where it is published in Welsh; `children-en` and `children-cy` where there are short texts.

    `dated`: the day that they give themselves; by default the day of publication where it is known, otherwise its
    place is kept. About twenty queries, however long the report.
    """
    known = known_of(draft, dated)
    return documents_from(replace(known, dated=dated or known.inspection.published))


def documents_from(known: Known) -> dict[str, Document]:
    """The same from what is known already. No query."""
    languages = ("en", "cy") if known.draft.welsh else ("en",)
    found = {language: document(known, language) for language in languages}
    short = {f"children-{language}": children(known, language) for language in languages}
    return found | {name: made for name, made in short.items() if made is not None}


def fingerprint(draft: Draft) -> str:
    """64 hexadecimal digits: they change when anything in any of the documents changes, whatever day they are given."""
    return fingerprint_of(documents_from(known_of(draft)))


def fingerprint_of(documents: Mapping[str, Document]) -> str:
    parts = "\n".join(f"{name} {documents[name].sha256}" for name in sorted(documents))
    return hashlib.sha256(parts.encode()).hexdigest()
