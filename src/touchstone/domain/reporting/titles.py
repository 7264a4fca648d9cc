"""What is a report or letter called? The form of its framework, with the service and, where there is one, its area."""

from __future__ import annotations

from touchstone.domain.frameworks import Framework, Title

_BY_FRAMEWORK: dict[str, Title] = {
    "ofsted-looked-after-2013": Title(
        "Inspection of looked after children services: {what}",
        "Arolygiad o wasanaethau i blant sy'n derbyn gofal: {what}",
    ),
    "ofsted-sif-2013": Title(
        "Inspection of services for children in need of help and protection, children looked after and care leavers: "
        "{what}",
        "Arolygiad o wasanaethau i blant y mae angen help ac amddiffyniad arnynt, plant sy'n derbyn gofal a phobl sy'n "
        "gadael gofal: {what}",
    ),
    "ofsted-lscb-review-2013": Title(
        "Review of the effectiveness of the Local Safeguarding Children Board: {what}",
        "Adolygiad o effeithiolrwydd y Bwrdd Lleol Diogelu Plant: {what}",
    ),
    **{
        f"ofsted-ilacs-{year}": Title(
            "Inspection of {what} local authority children’s services",
            "Arolygiad o wasanaethau plant awdurdod lleol: {what}",
        )
        for year in (2018, 2023, 2026)
    },
}
_BY_KIND: dict[str, Title] = {
    "focused": Title("Focused visit to {what}", "Ymweliad â ffocws: {what}"),
    "monitoring": Title("Post-inspection monitoring of {what}", "Monitro ar ôl arolygiad: {what}"),
    "progress": Title("Progress inspection of {what}", "Arolygiad cynnydd: {what}"),
    "assurance": Title("Assurance check of {what}", "Gwiriad sicrwydd: {what}"),
    "reinspection": Title("Re-inspection of {what}", "Ailarolygiad: {what}"),
}
_OTHER = Title("Inspection of {what}", "Arolygiad: {what}")


def title_for(framework: Framework, kind: str, what: Title) -> Title:
    """The title in both languages; `what` names the service, and its area where it is of one."""
    form = _BY_KIND.get(kind) or _BY_FRAMEWORK.get(framework.id, _OTHER)
    return Title(form.en.format(what=what.en), form.cy.format(what=what.cy))


def what_of(provider: Title, area: Title | None = None, code: str = "") -> Title:
    """ "Cafcass: Fen service area (F1)"; the service alone where it is not one area of it."""
    if area is None:
        return provider
    tail = f" ({code})" if code else ""
    return Title(f"{provider.en}: {area.en} service area{tail}", f"{provider.cy}: ardal gwasanaeth {area.cy}{tail}")
