"""The program's settings, with the bench's bare page beside its addresses."""

from touchstone.config.settings import *  # noqa: F403

ROOT_URLCONF = "benches._urls"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
