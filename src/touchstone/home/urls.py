"""Addresses of home."""

from __future__ import annotations

from django.urls import path

from touchstone.home.views import my_work

urlpatterns = [path("", my_work.my_work, name="home-my-work")]
