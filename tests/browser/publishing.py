"""A published, a corrected and a withdrawn report on the running site, made once, for the checks of public pages."""

from __future__ import annotations

from tests.browser.site import Site
from tests.machine import PROJECT

_PUBLISH = """
sys.path[:0] = [sys.argv[1]]
from tests.cast import play
from tests.factories.publishing import make_bundle, make_publisher
from touchstone.inspectorate.reports import actions, tasks

def publish(cast, **fields):
    job = actions.queue(by=make_publisher(cast), inspection=cast.inspection, bundle=make_bundle(**fields))
    tasks.go_on()
    job.refresh_from_db()
    assert job.state == "finished", job.error
    return job.publication

from touchstone.inspectorate.inspections.models import Inspection
if not Inspection.objects.filter(slug="fenquay-2026").exists():
    cast = play(state="settled", framework="ofsted-cafcass-2009", service="fenquay")
    first = publish(cast)
    publish(cast, words="Plans are fair.", supersedes=first, correction="The grade of plans was misprinted.")
    like = cast.inspection
    cast.inspection = Inspection.objects.create(
        slug="fenquay-2025", origin="held", state="settled", kind="full", title="Fenquay in 2025",
        inspectorate=like.inspectorate, provider=like.provider, framework=like.framework,
    )
    gone = publish(cast, words="Plans were late.")
    actions.withdraw(by=make_publisher(cast), publication=gone, reason="It was about another area.")
    cast.inspection = like
from touchstone.inspectorate.reports.models import Publication
print(Publication.objects.get(report__inspection__slug="fenquay-2026", edition=1).snapshot.sha256)
"""


def published(site: Site, address: str) -> str:
    """The address, after the reports are there. `{sha256}` in it: of the corrected edition's snapshot."""
    key = site.url
    if key not in _made:
        _made[key] = site.run(_PUBLISH, str(PROJECT)).splitlines()[-1]
    return address.replace("{sha256}", _made[key])


_made: dict[str, str] = {}
