"""Evidence while it is a draft, which only its author sees."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.live import make_evidence
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.evidence.models import EvidenceFile

PREFIXES = ("evidence-write", "evidence-autosave", "evidence-submit", "evidence-discard", "evidence-file")


def make(cast: Cast) -> dict[str, Any]:
    (draft,) = make_evidence(cast, state="draft")
    file = EvidenceFile.objects.create(
        item=draft, file=store(b"Plain words."), name="plain.txt", added_by=draft.author, added_at=draft.begun_at
    )
    return {"slug": cast.inspection.slug, "public_id": draft.public_id, "pk": file.pk}


VISITS = {
    "evidence-write": Visit("inspector", "second"),
    "evidence-autosave": Visit("inspector", "head", "post", data={"text": "Seen.", "revision": "1"}),
    "evidence-submit": Visit("inspector", "lead"),
    "evidence-discard": Visit("inspector", "lead", "post"),
    "evidence-file": Visit("inspector", "moderator"),
    "evidence-file-remove": Visit("inspector", "second", "post"),
}
