"""Addresses of evidence, all of the inspectorate."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.evidence.views import coverage, items, lists, writing

_ROOT = "work/inspections/<slug:slug>/evidence"
_ITEM = f"{_ROOT}/<uuid:public_id>"

urlpatterns = [
    path(f"{_ROOT}/", lists.evidence, name="evidence"),
    path(f"{_ROOT}/add/", writing.add, name="evidence-add"),
    path(f"{_ROOT}/evidence.csv", lists.as_csv, name="evidence-csv"),
    path(f"{_ROOT}/sources/", coverage.sources, name="evidence-sources"),
    path(f"{_ROOT}/sources/<slug:source>/", coverage.missing, name="evidence-missing"),
    path(f"{_ROOT}/together/", coverage.together, name="evidence-together"),
    path(f"{_ITEM}/", items.item, name="evidence-item"),
    path(f"{_ITEM}/write/", writing.write, name="evidence-write"),
    path(f"{_ITEM}/autosave/", writing.autosave, name="evidence-autosave"),
    path(f"{_ITEM}/submit/", writing.submit, name="evidence-submit"),
    path(f"{_ITEM}/put-aside/", writing.discard, name="evidence-discard"),
    path(f"{_ITEM}/take-up/", writing.take_up, name="evidence-take-up"),
    path(f"{_ITEM}/amend/", items.amend, name="evidence-amend"),
    path(f"{_ITEM}/withdraw/", items.withdraw, name="evidence-withdraw"),
    path(f"{_ITEM}/contradicts/", items.contradicts, name="evidence-contradicts"),
    path(f"{_ITEM}/contradicts/<int:pk>/remove/", items.agrees, name="evidence-agrees"),
    path(f"{_ITEM}/files/<int:pk>/", items.download, name="evidence-file"),
    path(f"{_ITEM}/files/<int:pk>/remove/", items.remove_file, name="evidence-file-remove"),
]
