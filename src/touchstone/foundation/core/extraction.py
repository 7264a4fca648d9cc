"""Which strings do the rooms show, and what became of their Welsh since last time?

Extraction keeps what people wrote: a string that stands keeps its Welsh and its status; a new one starts empty as a
draft; one that is gone is kept at the end of the file as obsolete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from touchstone.foundation.core import translations

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
JINJA = {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}
# Rooms whose every string the public may meet: the register, the frame of all pages, signing in.
PUBLIC_ROOMS = ("foundation/core", "foundation/accounts", "public/register", "public/alerts")
# Welsh counts in five ways (1, 2, 3, 6, any other), and nouns mutate after them: index 0 is "any other".
HEADER = """\
# Welsh for this room. Each entry has a status: draft (nobody has reviewed it) or reviewed.
# Plural forms in order: any other number, 1, 2, 3, 6.
msgid ""
msgstr ""
"Language: cy\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=5; plural=(n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 0);\\n"

"""
# Written for builders only, and not translated: the page of components.
NOT_TRANSLATED = ("templates/core/components.html", "views/components.py")


@dataclass(frozen=True)
class Found:
    """One string as the code asks for it."""

    id: str | tuple[str, ...]
    context: str | None
    place: str


def rooms() -> list[Path]:
    """Every room that has strings of its own: a folder with an apps.py."""
    return sorted(path.parent for path in translations.PACKAGE.glob("**/apps.py"))


def room_of(catalogue: Path) -> Path:
    return catalogue.parents[3]


def catalogue_of(room: Path) -> Path:
    return room / "locale" / "cy" / "LC_MESSAGES" / "django.po"


def strings_of(room: Path) -> Iterator[Found]:
    """Every string that a room's Python and templates pass to gettext, file by file."""
    for path in sorted([*room.rglob("*.py"), *room.rglob("templates/**/*.html")]):
        place = path.relative_to(translations.PACKAGE).as_posix()
        if "/migrations/" in place or place.endswith(NOT_TRANSLATED):
            continue
        method, options = ("python", {}) if path.suffix == ".py" else ("jinja2.ext:babel_extract", JINJA)
        for _line, message, _comments, context in extract_from_file(
            method, str(path), keywords=KEYWORDS, options=options
        ):
            if message and message != "":
                yield Found(tuple(message) if isinstance(message, list | tuple) else message, context, place)


def public_strings() -> Iterator[Found]:
    for room in PUBLIC_ROOMS:
        yield from strings_of(translations.PACKAGE / room)


def update(room: Path) -> tuple[int, int]:
    """Bring a room's catalogue up to date with its code. Returns how many strings it has, and how many are new."""
    path = catalogue_of(room)
    old = translations.read(path) if path.exists() else Catalog(locale="cy", domain="django")
    fresh = Catalog(locale="cy", domain="django")
    new = 0
    for found in strings_of(room):
        kept = old.get(found.id, found.context)
        if found.id not in fresh and kept is None:
            new += 1
        _carry(fresh, found, kept)
    gone: dict[Any, Message] = {message.id: message for message in translations.entries(old) if _has_welsh(message)}
    for key, message in {**old.obsolete, **gone}.items():
        if fresh.get(message.id, message.context) is None:
            fresh.obsolete[key] = message
    count = sum(1 for _message in translations.entries(fresh))
    if count or path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(HEADER.encode())
            write_po(file, fresh, width=110, sort_output=True, include_lineno=False, omit_header=True)
    return count, new


def _carry(fresh: Catalog, found: Found, kept: Message | None) -> None:
    """Add a string with the Welsh and the status it had; an empty one is a draft."""
    status = (translations.status(kept) if kept else "") or "draft"
    fresh.add(
        found.id,
        _five_forms(kept.string) if kept else None,
        locations=[(found.place, 0)],
        auto_comments=[f"status: {status}"],
        user_comments=kept.user_comments if kept else (),
        context=found.context,
    )


def _five_forms(strings: Any) -> Any:
    """Plural forms in Babel's Welsh order, from a file that counted otherwise (1, other; or gettext's own four)."""
    if isinstance(strings, str) or len(strings) == 5:
        return strings
    one, other = strings[0], strings[-1]
    if len(strings) == 4:  # 1, 2, any other, 8 and 11
        return (strings[2], one, strings[1], strings[2], strings[2])
    return (other, one, other, other, other)


@dataclass(frozen=True)
class Fault:
    """Something a catalogue lacks, in words."""

    place: str
    text: str


def faults(rooms_to_check: tuple[str, ...] = PUBLIC_ROOMS) -> list[Fault]:
    """Public strings without Welsh, entries without a status, and Welsh that dropped or renamed a placeholder."""
    found: list[Fault] = []
    for name in rooms_to_check:
        room = translations.PACKAGE / name
        path = catalogue_of(room)
        catalogue = translations.read(path) if path.exists() else Catalog(locale="cy", domain="django")
        for one in strings_of(room):
            message = catalogue.get(one.id, one.context)
            if message is None or not _has_welsh(message):
                found.append(Fault(one.place, f"no Welsh for {one.id!r}"))
    for path in translations.catalogues():
        found += _faults_of_entries(path)
    return list(dict.fromkeys(found))


def _welsh(message: Message) -> tuple[str, ...]:
    """The Welsh of an entry: one string, or one for each way of counting."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def _has_welsh(message: Message) -> bool:
    return all(_welsh(message))


def _faults_of_entries(path: Path) -> Iterator[Fault]:
    place = path.relative_to(translations.PACKAGE).as_posix()
    for message in translations.entries(translations.read(path)):
        if translations.status(message) not in translations.STATUSES:
            yield Fault(place, f"{message.id!r} needs a line `#. status: draft` or `#. status: reviewed`")
        if isinstance(message.string, tuple) and len(message.string) != 5:
            yield Fault(place, f"{message.id!r} needs five plural forms; `translations extract` makes them")
        if _has_welsh(message) and (lost := _lost_placeholders(message)):
            yield Fault(place, f"the Welsh of {message.id!r} does not have the same placeholders: {', '.join(lost)}")


def _lost_placeholders(message: Message) -> list[str]:
    """Named placeholders that differ between English and Welsh. A plural form may leave its number out."""
    named = re.compile(r"%\((\w+)\)[sd]")
    wanted = set(named.findall(" ".join(translations.ids(message))))
    got = [set(named.findall(text)) for text in _welsh(message)]
    may_miss = {"num", "n", "count"} if isinstance(message.id, tuple) else set()
    return sorted({name for names in got for name in (wanted ^ names) - (may_miss & wanted)})
