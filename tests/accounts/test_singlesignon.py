"""Single sign-on, against a small identity provider of our own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client

from cairn.accounts.models import User
from cairn.communities.models import Community
from tests.cast import a_person

LOGIN, CALLBACK = "/accounts/oidc/oidc/login/", "/accounts/oidc/oidc/login/callback/"
READS_POLICY = (
    "from cairn.settings import *; print(CONTENT_SECURITY_POLICY, SOCIALACCOUNT_PROVIDERS)"
)


class Provider(BaseHTTPRequestHandler):
    """Vouches for whoever `person` describes."""

    person: dict[str, object]

    def do_GET(self) -> None:
        here = f"http://{self.headers['Host']}"
        names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
        known = {name: f"{here}/{name}" for name in names} | {"issuer": here}
        self.answer(self.person if self.path == "/userinfo_endpoint" else known)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        now = int(time.time())
        claims = {"iss": f"http://{self.headers['Host']}", "aud": "cairn", "iat": now}
        token = jwt.encode(claims | {"exp": now + 60} | self.person, "k" * 32, algorithm="HS256")
        self.answer({"access_token": "a", "token_type": "Bearer", "id_token": token})

    def answer(self, content: dict[str, object]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *args: object) -> None: ...


@pytest.fixture
def provider(settings, harbour: Community) -> Iterator[type[Provider]]:
    Provider.person = {"sub": "7", "name": "Uma Diaz", "email": "uma@example.org"}
    Provider.person |= {"email_verified": True}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    thread = Thread(target=server.serve_forever)
    thread.start()
    app = {"provider_id": "oidc", "name": "Harbour ID", "client_id": "cairn", "secret": "s"}
    app |= {"settings": {"server_url": f"http://127.0.0.1:{server.server_port}"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield Provider
    server.shutdown()
    thread.join()
    server.server_close()


def come_back(client: Client):
    """Go to the provider and return with its word."""
    there = urlsplit(client.post(LOGIN).headers["Location"])
    assert there.path == "/authorization_endpoint"
    state = parse_qs(there.query)["state"][0]
    return client.get(CALLBACK, {"code": "c", "state": state}, follow=True)


def test_its_button_is_there_only_when_it_is_set_up(client, harbour):
    for page in ("login", "signup"):
        assert "Continue with" not in client.get(f"/accounts/{page}/").content.decode()


def test_its_button_leads_there(client, provider):
    page = client.get("/accounts/login/").content.decode()
    assert "Continue with Harbour ID" in page
    assert f'action="{LOGIN}?process=login' in page


def test_it_brings_a_newcomer_with_their_name(client, provider):
    assert come_back(client).redirect_chain[-1][0] == "/communities/"
    user = User.objects.get(email="uma@example.org")
    assert user.name == "Uma Diaz"
    assert not user.has_usable_password()


def test_it_asks_for_a_name_that_the_other_side_does_not_know(client, provider):
    provider.person.pop("name")
    page = come_back(client)
    assert "One more thing" in page.content.decode()
    values = {"name": "Uma", "email": "uma@example.org"}
    client.post("/accounts/3rdparty/signup/", values)
    assert User.objects.get(email="uma@example.org").name == "Uma"


def test_it_never_takes_over_an_account_of_that_address(client, provider):
    known = a_person("Uma")
    provider.person["email"] = known.email
    come_back(client)
    assert client.get("/settings/").status_code == 302
    assert not known.socialaccount_set.exists()


def test_it_says_that_the_other_side_did_not_help(client, provider):
    page = client.get(CALLBACK, {"error": "server_error", "state": "x"}).content.decode()
    assert "That did not work" in page


def test_its_settings_come_from_the_environment():
    environment = {
        **os.environ,
        "SECRET_KEY": "x",
        "OIDC_SERVER_URL": "https://id.example.org/realm",
    }
    command = [sys.executable, "-c", READS_POLICY]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "'form-action': [\"'self'\", 'https://id.example.org']" in said.stdout
    assert "https://id.example.org/realm" in said.stdout
