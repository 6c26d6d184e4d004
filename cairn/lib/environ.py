"""Settings come from the environment only; this is the one place that reads it."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_TRUE = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    value = text(name)
    return value.lower() in _TRUE if value else default


def number(name: str, default: int, among: range | None = None) -> int:
    """The whole number in `name`. Raises ValueError, naming the variable, for anything else."""
    value = text(name, str(default))
    try:
        found = int(value)
    except ValueError:
        raise ValueError(f"{name} must be a whole number, not {value!r}") from None
    if among and found not in among:
        raise ValueError(f"{name} must be between {among[0]} and {among[-1]}, not {found}")
    return found


def address(name: str) -> str:
    """The web address in `name`, without a slash at its end.

    Raises ValueError, naming the variable, for anything else that is not empty.
    """
    value = text(name).rstrip("/")
    parts = urlsplit(value)
    if value and not (parts.scheme in ("http", "https") and parts.hostname):
        raise ValueError(f"{name} must begin with https://, and name a host, not {value!r}")
    return value


def words(name: str, default: str = "") -> list[str]:
    """The comma-separated values in `name`, without the empty ones."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def cache(url: str) -> dict[str, Any]:
    """Django's settings for a cache at the address of a Redis server; a table without one."""
    backends = "django.core.cache.backends"
    if url:
        return {"BACKEND": f"{backends}.redis.RedisCache", "LOCATION": url}
    return {"BACKEND": f"{backends}.db.DatabaseCache", "LOCATION": "cache"}


def database(url: str) -> dict[str, Any]:
    """Django's settings for a database address such as postgres://user:pass@host:5432/name.

    An address without a scheme, or with sqlite:///, is the path of an SQLite file.
    """
    parts = urlsplit(url)
    if parts.scheme in ("postgres", "postgresql"):
        return _postgres(url)
    if parts.scheme not in ("", "sqlite"):
        raise ValueError(f"DATABASE_URL must begin with postgres:// or sqlite:///, not {url!r}")
    return _sqlite(Path(parts.path.removeprefix("/") if parts.scheme else url))


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 16, "timeout": 20}}
        | dict(parse_qsl(parts.query)),
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Threads keep their connections; SQLite's are bound to a file, not to a server.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # The write lock is taken when a transaction begins, so that a question that an
            # act asks under it is still true when the act writes.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
                " PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }
