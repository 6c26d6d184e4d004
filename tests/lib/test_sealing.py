"""A secret at rest is nobody's without the site's key."""

from __future__ import annotations

from cairn.lib.sealing import seal, unseal

SECRET = "https://calendar.example/private-x1y2/basic.ics"


def test_it_comes_back_and_is_not_to_be_read():
    sealed = seal(SECRET)
    assert unseal(sealed) == SECRET
    assert "calendar" not in sealed
    assert seal(SECRET) != sealed


def test_it_stays_shut_under_another_key(settings):
    sealed = seal(SECRET)
    settings.SECRET_KEY = "another"
    assert unseal(sealed) is None
    settings.SECRET_KEY_FALLBACKS = ["only-for-tests"]
    assert unseal(sealed) == SECRET


def test_it_notices_what_was_tampered_with():
    assert unseal(seal(SECRET)[:-2]) is None
    assert unseal("") is None
    assert unseal("é") is None
