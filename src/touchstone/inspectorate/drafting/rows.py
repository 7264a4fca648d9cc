"""What a person gives for an area for improvement while it is worded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AreaRow:
    """Keys are the framework's; an empty one: none is given. `section` where a document has more than one list."""

    text: str
    text_cy: str = ""
    timescale_key: str = ""
    class_key: str = ""
    section: str = ""
    judgement_key: str = ""
