"""Every address of the program, by door. English has no prefix; Welsh stands under /cy/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("touchstone.public.register.urls")),
    path("", include("touchstone.public.alerts.urls")),
    path("", include("touchstone.foundation.core.urls")),
    path("account/", include("touchstone.foundation.accounts.urls")),
    path("administration/", include("touchstone.foundation.providers.urls")),
    path("work/", include("touchstone.home.urls")),
    path("work/", include("touchstone.foundation.instruments.urls")),
    path("", include("touchstone.foundation.safeguarding.urls")),
    path("", include("touchstone.inspectorate.reviews.urls")),
    path("", include("touchstone.inspectorate.plans.urls")),
    path("", include("touchstone.inspectorate.conversations.urls")),
    path("", include("touchstone.inspectorate.requests.urls")),
    path("", include("touchstone.inspectorate.samples.urls")),
    path("", include("touchstone.inspectorate.findings.urls")),
    path("", include("touchstone.inspectorate.drafting.urls")),
    path("", include("touchstone.inspectorate.accuracy.urls")),
    path("", include("touchstone.inspectorate.improvement.urls")),
    path("", include("touchstone.inspectorate.evidence.urls")),
    path("", include("touchstone.inspectorate.reports.urls")),
    path("", include("touchstone.inspectorate.inspections.urls")),
    path("work/programme/", include("touchstone.inspectorate.programme.urls")),
    path("archive/", include("touchstone.inspectorate.archive.urls")),
    path("", include("touchstone.inspectorate.learning.urls")),
    prefix_default_language=False,
)

handler400 = "touchstone.foundation.core.views.errors.bad_request"
handler403 = "touchstone.foundation.core.views.errors.permission_denied"
handler404 = "touchstone.foundation.core.views.errors.not_found"
handler500 = "touchstone.foundation.core.views.errors.server_error"
