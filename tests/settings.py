"""Cairn's own settings, but quick: nothing here changes what is tested."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("EMAIL_HOST", "127.0.0.1")
_scratch = Path(tempfile.gettempdir()) / "cairn-tests"
(_scratch / "static").mkdir(parents=True, exist_ok=True)
os.environ.setdefault("DATA_DIR", str(_scratch))

from cairn.settings import *  # noqa: E402, F403
from cairn.settings import DATABASES, STORAGES  # noqa: E402

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, since races need real connections; not synced, since no test pulls the plug.
    DATABASES["default"]["TEST"] = {"NAME": _scratch / f"test-{os.getpid()}.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
else:
    DATABASES["default"]["OPTIONS"].pop("pool", None)
