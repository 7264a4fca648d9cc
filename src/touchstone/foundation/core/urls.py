"""Addresses of core."""

urlpatterns: list = []
