"""Addresses of core."""

from __future__ import annotations

from django.urls import path

from touchstone.foundation.core.views import components, statements

urlpatterns = [
    path("accessibility", statements.accessibility, name="core-accessibility"),
    path("privacy", statements.privacy, name="core-privacy"),
    path("cookies", statements.cookies, name="core-cookies"),
    path("robots.txt", statements.robots, name="core-robots"),
    path("components", components.components, name="core-components"),
]
