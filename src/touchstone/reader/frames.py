"""How do the reader and its worker process speak? Frames: one byte of kind, eight of length, then the content."""

from __future__ import annotations

import struct
from typing import BinaryIO

NAME, DATA, PAGES, RESULT = 1, 2, 3, 4
HEAD = struct.Struct(">BQ")


def pack(kind: int, content: bytes) -> bytes:
    """One frame."""
    return HEAD.pack(kind, len(content)) + content


def send(sink: BinaryIO, kind: int, content: bytes) -> None:
    """Writes one frame."""
    sink.write(pack(kind, content))
    sink.flush()


def receive(source: BinaryIO) -> tuple[int, bytes] | None:
    """Reads one frame; None where the other side has ended."""
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    kind, length = HEAD.unpack(head)
    content = source.read(length)
    return (kind, content) if len(content) == length else None
