"""Migrations in a quarter of their time, for the databases that tests make.

When a migration makes a model, Django makes every model anew that is related to it, however far: with some hundred
models that hang together nearly all of the time goes there. A model that is new changes none that are there, so it
alone is made here. What the migrations do to the database is the same; `tests/browser/test_first_start.py` holds the
tables made this way to the ones that the program itself makes.
"""

from __future__ import annotations

from django.db.migrations.state import ModelState, ProjectState


def _add_model(state: ProjectState, model: ModelState) -> None:
    key = model.app_label, model.name_lower
    state.models[key] = model
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:
        state.apps.render_multiple([model])


def install() -> None:
    """Make models the quick way from now on, in this process."""
    ProjectState.add_model = _add_model  # type: ignore[method-assign]
