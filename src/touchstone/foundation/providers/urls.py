"""Addresses of providers."""

urlpatterns: list = []
