"""Addresses of archive."""

urlpatterns: list = []
