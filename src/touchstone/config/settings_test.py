"""Settings of the tests: quick hashing, no manifest, mail kept in memory."""

import atexit
import os
import shutil
import tempfile

# Each test process keeps its files in a folder of its own, never in the project's.
os.environ["TOUCHSTONE_DATA"] = tempfile.mkdtemp(prefix="touchstone-tests-")
atexit.register(shutil.rmtree, os.environ["TOUCHSTONE_DATA"], ignore_errors=True)

from touchstone.config.settings import *  # noqa: E402, F403
from touchstone.config.settings import STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir(parents=True)  # WhiteNoise warns where it is missing
WHITENOISE_USE_FINDERS = True  # browser tests fetch assets without collecting them first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
OUTBOX_SENDS = "at once"
PUBLICATIONS_ARE_MADE = "by command"
