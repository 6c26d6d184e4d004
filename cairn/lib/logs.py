"""Logs as lines of JSON on standard error, each with the id of the request that it belongs to."""

from __future__ import annotations

import json
import logging
import re
from contextvars import ContextVar
from typing import Any

# Addresses whose next piece is a permission.
SECRET = re.compile(r"(/(?:calendar|join|meetings/by-mail|unsubscribe)/)[^/\s]+")
current_request: ContextVar[str] = ContextVar("current_request", default="-")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "request": current_request.get(),
            "message": masked(record.getMessage()),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def masked(message: str) -> str:
    """Without the permissions that addresses in it hold."""
    return SECRET.sub(r"\1…", message)


def configuration(level: str) -> dict[str, Any]:
    """Django's LOGGING: without DEBUG it would print no traceback by itself."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
    }
