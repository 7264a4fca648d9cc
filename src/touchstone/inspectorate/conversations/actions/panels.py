"""The service records what its panels said, answers, tells them what became of it, and shows it to everyone."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from touchstone.domain import themes
from touchstone.domain.promises import Reply
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.conversations import names, policies
from touchstone.inspectorate.conversations.models import (
    AgreedAction,
    Panel,
    PanelSession,
    Recommendation,
    RecommendationReply,
    Side,
)
from touchstone.inspectorate.conversations.rows import PromiseRow


@transaction.atomic
def keep_panel(*, by: Actor, provider: Organisation, kind: str, name: str, kept_by: str) -> Panel:
    """Put a panel into the list. Who sits in it is not kept."""
    policies.check_can_answer(by, provider)
    if not name.strip() or not kept_by.strip():
        raise Refused(_("Say what it is called, and which post looks after it."))
    if provider.panels.filter(name__iexact=name.strip()).exists():
        raise Refused(_("There is a panel of this name already. Open that one."))
    made = Panel.objects.create(provider=provider, kind=kind, name=name.strip(), kept_by=kept_by.strip())
    _audit(by, provider, "keep_panel", made, f"Put the panel “{made.name}” into the list.")
    return made


@transaction.atomic
def end_panel(*, by: Actor, panel: Panel, on: date) -> Panel:
    """Say that it no longer meets. What it said stays, and is still answered."""
    policies.check_can_answer(by, panel.provider)
    policies.check_day(on)
    panel.ended_on = on
    panel.save(update_fields=["ended_on"])
    _audit(by, panel.provider, "end_panel", panel, f"The panel “{panel.name}” ended on {on}.")
    return panel


@transaction.atomic
def hold_session(*, by: Actor, panel: Panel, held_on: date, came: int, about: str = "", kept: str = "") -> PanelSession:
    """Record a day on which it met: how many came, never who."""
    policies.check_can_answer(by, panel.provider)
    policies.check_day(held_on)
    if panel.ended_on is not None and held_on > panel.ended_on:
        said = _("This panel ended on %(day)s. Give a day before then.")
        raise Refused(said % {"day": format_date(panel.ended_on)})
    if panel.sessions.filter(held_on=held_on).exists():
        raise Refused(_("That it met on this day is recorded already. Open that session."))
    names.check_words(panel.provider, about, kept=kept)
    made = PanelSession.objects.create(
        panel=panel, held_on=held_on, came=came, about=about.strip(), by=person_of(by), at=clock.now()
    )
    _audit(by, panel.provider, "hold_session", made, f"Recorded that “{panel.name}” met on {held_on}.")
    return made


@transaction.atomic
def recommend(
    *,
    by: Actor,
    session: PanelSession,
    said: str,
    language: str = "en",
    theme: str = "",
    area: Area | None = None,
    kept: str = "",
) -> Recommendation:
    """Record what they asked for, in their own words, shortened by a person. It waits for an answer from that day."""
    provider = session.panel.provider
    policies.check_can_answer(by, provider)
    if not said.strip():
        raise Refused(_("Write what they said."))
    if area is not None and area.organisation_id != provider.pk:
        raise Refused(_("That area is of another service. Choose an area of this one."))
    if theme and themes.theme(theme) is None:
        raise Refused(_("There is no such theme. Choose one of the list."))
    names.check_words(provider, said, kept=kept)
    # Locked: two who record at once get two numbers.
    PanelSession.objects.select_for_update().get(pk=session.pk)
    last = session.recommendations.aggregate(last=Max("number"))["last"] or 0
    if last >= policies.MOST:
        raise Refused(_("A session has at most %(most)s recommendations.") % {"most": policies.MOST})
    made = Recommendation.objects.create(
        session=session, number=last + 1, said=said.strip(), language=language, theme=theme, area=area,
        kept_marks=kept.strip(), by=person_of(by), at=clock.now(),
    )  # fmt: skip
    _audit(by, provider, "recommend", made, f"Recorded what “{session.panel}” said on {session.held_on}.")
    return made


@transaction.atomic
def reply(
    *,
    by: Actor,
    recommendation: Recommendation,
    kind: str,
    words: str,
    language: str = "en",
    did_on: date | None = None,
    promise: PromiseRow | None = None,
    on: date | None = None,
) -> RecommendationReply:
    """Answer: we did, we will (a promise that is tracked from then on), or we cannot, because. The newest counts.

    `on`: the day on which they were answered; today where none is given. The people who asked are to be told anew.
    """
    provider = recommendation.session.panel.provider
    policies.check_can_answer(by, provider)
    if not words.strip():
        raise Refused(_("Say what was done, what will be, or why it cannot. The people who asked read it."))
    on = on or clock.today()
    policies.check_day(on)
    if on < recommendation.session.held_on:
        raise Refused(_("That is before they said it. Give the day of the answer."))
    promised = (promise.text, promise.owner, promise.no_due_reason) if promise else ()
    names.check_words(provider, words, *promised, kept=recommendation.kept_marks)
    held = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    action = _promised(by, provider, promise, on) if kind == Reply.WILL else None
    made = RecommendationReply.objects.create(
        recommendation=held, kind=kind, words=words.strip(), language=language,
        did_on=_did(kind, did_on, recommendation.session.held_on), action=action, by=person_of(by), on=on,
        at=clock.now(),
    )  # fmt: skip
    _audit(by, provider, "reply", recommendation, f"Answered what “{recommendation.session.panel}” said: {kind}.")
    return made


def _did(kind: str, did_on: date | None, said_on: date) -> date | None:
    if kind != Reply.DID:
        return None
    if did_on is None:
        raise Refused(_("Say on which day it was done."))
    policies.check_day(did_on)
    if did_on < said_on:
        raise Refused(_("That is before they said it. Give the day on which it was done."))
    return did_on


def _promised(by: Actor, provider: Organisation, promise: PromiseRow | None, on: date) -> AgreedAction:
    if promise is None:
        raise Refused(_("Say what will be done, and who answers for it."))
    policies.check_promise(promise.text, promise.owner, promise.due, promise.no_due_reason)
    if promise.due is not None and promise.due < on:
        raise Refused(_("That day has passed. Say by when it will be done."))
    return AgreedAction.objects.create(
        provider=provider, side=Side.SERVICE, text=promise.text.strip(), owner=promise.owner.strip(), due=promise.due,
        no_due_reason="" if promise.due else promise.no_due_reason.strip(), state="agreed", agreed_on=on,
        by=person_of(by),
    )  # fmt: skip


@transaction.atomic
def tell_back(*, by: Actor, recommendation: Recommendation, on: date, how: str) -> Recommendation:
    """Say on which day the people who asked were told what became of it, and how."""
    session = recommendation.session
    policies.check_can_answer(by, session.panel.provider)
    policies.check_day(on)
    last = recommendation.replies.order_by("-pk").first()
    if last is None:
        raise Refused(_("There is no answer yet that they could be told."))
    if not how.strip():
        raise Refused(_("Say how they were told: at their next meeting, in a letter."))
    if on < session.held_on:
        raise Refused(_("That is before they said it. Give the day on which they were told."))
    names.check_words(session.panel.provider, how, kept=recommendation.kept_marks)
    recommendation.told_back_on, recommendation.told_back_how = on, how.strip()
    recommendation.save(update_fields=["told_back_on", "told_back_how"])
    _audit(by, session.panel.provider, "tell_back", recommendation, f"Told “{session.panel}” what became of it.")
    return recommendation


@transaction.atomic
def show(*, by: Actor, recommendation: Recommendation, public: bool) -> Recommendation:
    """Show it to everyone, with its answers and what becomes of them; or take it off the public page again."""
    session = recommendation.session
    policies.check_can_answer(by, session.panel.provider)
    if public:
        policies.check_can_show(recommendation)
        names.check_words(session.panel.provider, *_all_words(recommendation), kept=recommendation.kept_marks)
    recommendation.is_public = public
    recommendation.save(update_fields=["is_public"])
    did = "Showed" if public else "Took from the public page"
    _audit(by, session.panel.provider, "show", recommendation, f"{did} what “{session.panel}” said.")
    return recommendation


def _all_words(recommendation: Recommendation) -> list[str]:
    """Everything that the public page would say of it."""
    said = [recommendation.said, recommendation.told_back_how]
    for each in recommendation.replies.select_related("action"):
        said.append(each.words)
        if each.action is not None:
            said += [each.action.text, *each.action.updates.values_list("says", flat=True)]
    return said


def _audit(by: Actor, provider: Organisation, what: str, subject: object, summary: str) -> None:
    audit.record(by=by, action=f"conversations.{what}", subject=subject, owner=provider.slug, summary=summary)  # type: ignore[arg-type]
