"""How property tests run: without a time limit for an example, because nothing here asserts how long anything takes."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
