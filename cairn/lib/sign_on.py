"""Sign-in by an OpenID Connect server of one's own, where the environment names one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from cairn.lib import environ


def provider() -> dict[str, Any]:
    """What allauth is told of the server; empty when there is none."""
    if not origins():
        return {}
    app = {
        "provider_id": "oidc",
        "name": environ.text("OIDC_NAME", "Single sign-on"),
        "client_id": environ.text("OIDC_CLIENT_ID"),
        "secret": environ.text("OIDC_SECRET"),
        "settings": {"server_url": environ.text("OIDC_SERVER_URL")},
    }
    return {"APPS": [app], "OAUTH_PKCE_ENABLED": True}


def origins() -> list[str]:
    """Where a form may lead besides this site: browsers hold the policy against redirects too."""
    server = urlsplit(environ.text("OIDC_SERVER_URL"))
    return [f"{server.scheme}://{server.netloc}"] if server.hostname else []
