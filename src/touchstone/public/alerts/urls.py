"""Addresses of alerts, feeds and site maps."""

from __future__ import annotations

from django.urls import path

from touchstone.public.alerts.views import feeds, managing, sitemaps, subscribing

urlpatterns = [
    path("alerts", subscribing.subscribe, name="alerts-subscribe"),
    path("alerts/feed.atom", feeds.atom, name="alerts-atom"),
    path("alerts/feed.json", feeds.json, name="alerts-json"),
    path("alerts/confirm/<str:token>", subscribing.confirm, name="alerts-confirm"),
    path("alerts/mine/<str:token>", managing.manage, name="alerts-manage"),
    path("alerts/mine/<str:token>/add", managing.add, name="alerts-add"),
    path("alerts/stop/<str:token>", managing.stop, name="alerts-stop"),
    path("sitemap.xml", sitemaps.index, name="alerts-sitemap"),
    path("sitemaps/<slug:section>-<int:number>.xml", sitemaps.part, name="alerts-sitemap-part"),
]
