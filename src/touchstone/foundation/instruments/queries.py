"""Which instruments and responses are there, and what do they say?"""

from __future__ import annotations

from django.db.models import QuerySet

from touchstone.domain.instruments.asking import Sheet
from touchstone.domain.instruments.model import Child, Instrument, Slot, scale_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.instruments import definition_files
from touchstone.foundation.instruments.models import InstrumentVersion, Response


def versions() -> QuerySet[InstrumentVersion]:
    """Every version, by key and number."""
    return InstrumentVersion.objects.order_by("key", "version")


def newest() -> list[InstrumentVersion]:
    """The newest version of each instrument, by key. One query."""
    return list({version.key: version for version in versions()}.values())


def version(key: str, number: int | None = None) -> InstrumentVersion | None:
    """The newest version with this key, or the one with this number; None where there is none. One query."""
    found = versions().filter(key=key)
    return found.last() if number is None else found.filter(version=number).first()


def definition(version: InstrumentVersion) -> Instrument:
    """What the version asks. No query; read once for each content."""
    return definition_files.instrument_of_content(version.content, version.content_hash)


def responses() -> QuerySet[Response]:
    """Every response with what its name needs."""
    return Response.objects.select_related("instrument", "rater", "owner")


def responses_of(person: User, state: str | None = None) -> QuerySet[Response]:
    """The responses that a person gives, newest first. One query."""
    mine = responses().filter(rater=person)
    return mine if state is None else mine.filter(state=state)


def response(pk: int) -> Response | None:
    """One response with its instrument, rater and owner. One query."""
    return responses().filter(pk=pk).first()


def children_of(response: Response) -> tuple[Child, ...]:
    """The children of a response, in order."""
    return tuple(Child(child["key"], child["band"]) for child in response.children)


def sheet_of(response: Response) -> Sheet:
    """A response as the method sees it. No query where its instrument is at hand."""
    return Sheet(
        instrument=definition(response.instrument),
        children=children_of(response),
        scale=scale_of(response.scale_key),
        answers={Slot.parse(slot): written for slot, written in response.answers.items()},
    )
