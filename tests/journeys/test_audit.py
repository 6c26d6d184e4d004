"""The audit of pages finds what it looks for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys import audit

PAGE = '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>{}</main></html>'
ROOM = "<style>a, button { display: inline-block; padding: 1em }</style>"
FORM = '<form action="{}">{}<button type="submit">Hide</button></form>'
HIDDEN = '<input type="hidden" name="{}" value="{}">'
SOUND = (
    '<a href="/a/">Edit</a> <a href="/a/">Edit</a>',
    '<a href="/a/">Edit<span hidden>: a</span></a> <a href="/b/">Edit<span>: b</span></a>',
    '<nav aria-label="Main"><a href="/a/">Resources</a></nav> <a href="/b/">Resources</a>',
    '<a href="/a/">Edit</a>' + FORM.format("/a/", "").replace("Hide", "Edit"),
    FORM.format("/a/", HIDDEN.format("_once", 1)) + FORM.format("/a/", HIDDEN.format("_once", 2)),
)
AT_FAULT = (
    '<a href="/a/">Edit</a> <a href="/b/">Edit</a>',
    '<a href="/a/" aria-label="Edit">a</a> <a href="/b/" aria-label="Edit">b</a>',
    '<a href="/a/">Edit<span aria-hidden="true"> a</span></a> <a href="/b/">Edit</a>',
    FORM.format("/a/", "") + FORM.format("/b/", ""),
    FORM.format("/a/", HIDDEN.format("on", 1)) + FORM.format("/a/", HIDDEN.format("on", 0)),
)


def faults_of(browser: Browser, content: str) -> list[str]:
    page = browser.new_page()
    page.set_content(PAGE.format(ROOM + content))
    found = audit.shape_faults(page)
    page.close()
    return found


@pytest.mark.parametrize("content", SOUND)
def test_one_name_for_one_thing_is_sound(browser: Browser, content: str):
    assert faults_of(browser, content) == []


@pytest.mark.parametrize("content", AT_FAULT)
def test_one_name_for_several_things_is_a_fault(browser: Browser, content: str):
    (fault,) = faults_of(browser, content)
    assert fault.startswith("one name for several things")
