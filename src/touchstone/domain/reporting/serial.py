"""How is a document kept, so that it can be proved years later? As JSON that loses nothing, always the same bytes.

The bytes of `snapshot` are what a publication's hash is of: whoever has the file can work the hash out with any tool.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from touchstone.domain.reporting import document as parts
from touchstone.domain.reporting.document import Document

SCHEMA = "touchstone-document-1"
SNAPSHOT_SCHEMA = "touchstone-snapshot-1"

# Every part that can stand in a document, by the name it is kept under.
_PARTS: dict[str, type[Any]] = {
    each.__name__: each
    for each in (
        parts.Run,
        parts.Heading,
        parts.Paragraph,
        parts.Listing,
        parts.Item,
        parts.Column,
        parts.Table,
        parts.Facts,
        parts.Box,
        parts.Address,
        parts.Signature,
        parts.Picture,
        Document,
    )
}


class NotADocument(ValueError):
    """The data is not a document that this program wrote. The text says what is wrong."""


def document_to_json(document: Document) -> dict[str, Any]:
    """The document as plain data, ready for JSON. `document_from_json` gives back an equal document."""
    return {"schema": SCHEMA, **_plain(document)}


def document_from_json(data: Mapping[str, Any]) -> Document:
    """The document that this data was made of. Raises NotADocument for anything else."""
    if data.get("schema") != SCHEMA:
        raise NotADocument(f"This is not a document of the form {SCHEMA}.")
    try:
        made = _part({key: value for key, value in data.items() if key != "schema"})
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise NotADocument(f"The document cannot be built: {error}") from error
    if not isinstance(made, Document):
        raise NotADocument("This is a part of a document, not a whole one.")
    return made


def snapshot(documents: Mapping[str, Document]) -> bytes:
    """Documents by name, as the bytes that are kept and hashed: the same documents always give the same bytes."""
    whole = {
        "schema": SNAPSHOT_SCHEMA,
        "documents": {name: document_to_json(document) for name, document in documents.items()},
    }
    return (json.dumps(whole, sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode()


def documents_of(data: bytes) -> dict[str, Document]:
    """The documents of a snapshot, by name. Raises NotADocument where the bytes are none."""
    try:
        whole = json.loads(data)
    except ValueError as error:
        raise NotADocument("This is no JSON file.") from error
    if not isinstance(whole, dict) or whole.get("schema") != SNAPSHOT_SCHEMA:
        raise NotADocument(f"This is not a snapshot of the form {SNAPSHOT_SCHEMA}.")
    return {name: document_from_json(each) for name, each in whole["documents"].items()}


def _plain(value: Any) -> Any:
    """A part as a mapping that names its kind; texts, numbers and flags as they are; bytes as Base64."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if type(value).__name__ in _PARTS:
        return {
            "part": type(value).__name__,
            **{each.name: _plain(getattr(value, each.name)) for each in fields(value)},
        }
    return value


def _part(data: Mapping[str, Any]) -> Any:
    kind = _PARTS[data["part"]]
    values = {key: _value(value) for key, value in data.items() if key != "part"}
    if kind is parts.Picture:
        values["data"] = b64decode(values["data"], validate=True)
    return kind(**values)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_value(each) for each in value)
    return _part(value) if isinstance(value, dict) else value
