"""Small instruments for tests, made as the reader would make them."""

from __future__ import annotations

from typing import Any

from touchstone.domain.instruments.asking import Sheet
from touchstone.domain.instruments.model import Instrument, Slot, children_of, scale_of
from touchstone.domain.instruments.reader import read_instrument
from touchstone.domain.located import located


def title(text: str) -> dict[str, str]:
    return {"en": text, "cy": f"{text} (cy)"}


def question(key: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "ask": title(key), **more}


def choice(key: str, *options: str, **more: Any) -> dict[str, Any]:
    return question(key, "choice", options=[{"key": o, "en": o, "cy": o} for o in options or ("a", "b")], **more)


def section(key: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"key": key, "title": title(key), "questions": list(questions), **more}


def definition(*sections: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "small",
        "version": 1,
        "title": title("Small"),
        "about": title("A small one"),
        "subject": "case",
        "subject_label": title("Case"),
        "audience": "inspectors",
        "welsh": "draft",
        "own": True,
        "overall": None,
        "options": {},
        "sections": list(sections),
        **more,
    }


def instrument(*sections: dict[str, Any], **more: Any) -> Instrument:
    return read_instrument(located(definition(*sections, **more)), "small.yaml")


def sheet(of: Instrument, answers: dict[str, Any], bands: tuple[str, ...] = (), scale: str = "ofsted-2014") -> Sheet:
    written = {Slot.parse(slot): value for slot, value in answers.items()}
    return Sheet(of, children_of(bands), scale_of(scale), written)
