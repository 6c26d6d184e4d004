"""Who counts as signed in: asked on every page, and true at once."""

from __future__ import annotations


def test_an_account_that_is_closed_is_signed_out_on_the_next_page(as_, lin):
    browser = as_(lin)
    assert browser.get("/home/").status_code == 200
    lin.user.is_active = False
    lin.user.save(update_fields=["is_active"])
    assert browser.get("/home/").headers["Location"].startswith("/accounts/login/")


def test_so_is_one_that_is_gone(as_, lin):
    browser = as_(lin)
    lin.user.delete()
    assert browser.get("/home/").headers["Location"].startswith("/accounts/login/")
