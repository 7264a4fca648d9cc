"""Every address of the program, by door. English has no prefix; Welsh stands under /cy/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("touchstone.public.register.urls")),
    path("", include("touchstone.foundation.core.urls")),
    path("account/", include("touchstone.foundation.accounts.urls")),
    path("administration/", include("touchstone.foundation.providers.urls")),
    path("work/", include("touchstone.home.urls")),
    path("archive/", include("touchstone.inspectorate.archive.urls")),
    prefix_default_language=False,
)
