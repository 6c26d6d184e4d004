"""The library on its pages: found, offered, looked at, and shared in a mentorship."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.library.models import LibraryItem
from cairn.workspace.models import Resource
from tests.cast import a_member, a_mentor, a_pair
from tests.files.conftest import media
from tests.files.corpus import HTML, PDF, an_upload
from tests.library.items import an_item, an_item_with_file
from tests.web.test_resource_files import words_of
from tests.workspace.pieces import a_resource

__all__ = ["media"]
LIBRARY = "/resources/"


def page_of(item: LibraryItem, what: str = "") -> str:
    return f"/resources/{item.key}/{what}"


def queries(browser, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    return len(found)


def test_everybody_finds_it_from_the_navigation(as_, ada, lin):
    an_item(ada.membership, skill_names=["Python"])
    page = words_of(as_(lin).get(LIBRARY))
    assert f'href="{LIBRARY}" aria-current="page"' in page
    assert "A guide" in page
    assert "Offered by Ada" in page
    assert "?skill=Python" in page


def test_words_and_skills_narrow_it_down(as_, ada, lin):
    an_item(ada.membership, title="Reviews", skill_names=["Python"])
    an_item(ada.membership, title="Stage fright", skill_names=["Public Speaking"])
    browser = as_(lin)
    for query, found, other in (
        ("?q=fright", "Stage fright", "Reviews"),
        ("?skill=Python", "Reviews", "Stage fright"),
        ("?q=python", "Reviews", "Stage fright"),
    ):
        page = words_of(browser.get(LIBRARY + query))
        assert found in page
        assert other not in page
    assert "Nothing of that kind" in words_of(browser.get(LIBRARY + "?q=zzz&skill=%00"))


def test_each_list_has_its_page_and_only_coordinators_see_who_waits(as_, ada, lin, noor):
    an_item(lin, title="A proposal")
    assert "A proposal" not in words_of(as_(ada.membership).get(LIBRARY + "?show=waiting"))
    assert "A proposal" in words_of(as_(lin).get(LIBRARY + "?show=mine"))
    assert "A proposal" in words_of(as_(noor).get(LIBRARY + "?show=waiting"))
    assert "A proposal" not in words_of(as_(noor).get(LIBRARY))


def test_the_list_pages_and_costs_the_same_at_any_length(as_, ada, lin):
    def fill(count: int) -> None:
        for n in range(count):
            an_item_with_file(ada.membership, skill_names=["Python", f"Skill {n}"])

    browser = as_(lin)
    fill(2)
    few = queries(browser, LIBRARY)
    fill(14)
    assert queries(browser, LIBRARY) == few == 9
    assert browser.get(LIBRARY).context["page"].paginator.num_pages == 2


def test_an_item_is_shown_with_a_fixed_number_of_queries(as_, ada, lin):
    item = an_item_with_file(ada.membership, skill_names=["Python", "Tea"])
    alone = queries(as_(lin), page_of(item))
    a_pair(ada, lin)
    with_one = queries(as_(lin), page_of(item))
    a_pair(a_mentor(lin.community), lin)
    assert (alone, with_one, queries(as_(lin), page_of(item))) == (6, 8, 8)


def test_a_member_proposes_a_file_and_a_coordinator_publishes_it(as_, lin, noor, harbour):
    typed = {"title": "The guide", "upload": an_upload("b.pdf", PDF), "skill_names": "Python, Tea"}
    answer = as_(lin).post(LIBRARY + "new/", typed)
    assert answer.url == LIBRARY + "?show=mine"
    item, fellow = LibraryItem.objects.get(), a_member(harbour)
    assert item.skill_names == ["Python", "Tea"]
    for what in ("", "file/"):
        assert as_(fellow).get(page_of(item, what)).status_code == 404
    assert "Put it into the library" in words_of(as_(noor).get(page_of(item)))
    assert as_(noor).post(page_of(item, "approve/")).url == page_of(item)
    answer = as_(fellow).get(page_of(item, "file/"))
    assert b"".join(answer) == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="b.pdf"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_mentor_publishes_at_once(as_, ada, lin):
    typed = {"title": "The guide", "words": "Ask <b>why</b>"}
    assert as_(ada.membership).post(LIBRARY + "new/", typed).url == LIBRARY
    page = words_of(as_(lin).get(page_of(LibraryItem.objects.get())))
    assert "Ask &lt;b&gt;why&lt;/b&gt;" in page
    assert "Change" not in page
    assert "Take it down" not in page


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"title": "A"}, "url", "Give a link, choose a file"),
        ({"title": "A", "url": "javascript:alert(1)"}, "url", "valid URL"),
        ({"title": "A", "words": "b", "skill_names": "a,b,c,d,e,f"}, "skill_names", "Five skills"),
        ({"title": "A", "words": "b", "skill_names": "…"}, "skill_names", "letters or digits"),
        ({"title": "A", "words": "b", "skill_names": "a" * 61}, "skill_names", "60 letters"),
        ({"title": "A", "upload": an_upload("a.png", HTML)}, "upload", "not what its name says"),
    ],
)
def test_it_says_beside_the_field_what_is_wrong(as_, lin, typed, field, words):
    if upload := typed.get("upload"):
        upload.seek(0)
    answer = as_(lin).post(LIBRARY + "new/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page[page.index(f'id="id_{field}_error"') :]
    assert not LibraryItem.objects.exists()


def test_it_is_left_out_with_words_and_mended(as_, lin, noor):
    item = an_item(lin)
    address = page_of(item, "decline/")
    assert "Lin is told" in words_of(as_(noor).get(address))
    assert as_(noor).post(address, {"answer": "Too long"}).status_code == 302
    page = words_of(as_(lin).get(page_of(item)))
    assert "Too long" in page
    assert "Not in the library" in page
    item.refresh_from_db()
    typed = {"title": "Shorter", "words": "Ask why", "version": item.version}
    assert as_(lin).post(page_of(item, "edit/"), typed).url == page_of(item)
    item.refresh_from_db()
    assert (item.title, item.is_proposed, item.url) == ("Shorter", True, "")


def test_the_form_for_changing_it_holds_what_it_says(as_, lin):
    item = an_item_with_file(lin, skill_names=["Python", "Tea"])
    page = words_of(as_(lin).get(page_of(item, "edit/")))
    assert 'value="Python, Tea"' in page
    assert "It takes the place of “guide.txt”" in page


def test_it_is_removed_after_a_question(as_, lin):
    item = an_item(lin)
    assert "Remove it from the library?" in words_of(as_(lin).get(page_of(item, "remove/")))
    as_(lin).post(page_of(item, "remove/"))
    assert not LibraryItem.objects.exists()


@pytest.mark.parametrize("what", ["edit/", "remove/", "approve/", "decline/"])
def test_others_change_nothing(as_, ada, lin, what):
    item = an_item(ada.membership)
    as_(lin).post(page_of(item, what), {"title": "Hm", "words": "Hm", "version": item.version})
    item.refresh_from_db()
    assert (item.title, item.is_published) == ("A guide", True)


def test_strangers_find_nothing(as_, client, ada, sam):
    item = an_item_with_file(ada.membership)
    for what in ("", "file/", "edit/", "remove/"):
        assert as_(sam).get(page_of(item, what)).status_code == 404
    assert as_(sam).post(page_of(item, "share/"), {}).status_code == 404
    client.logout()
    assert client.get(page_of(item)).status_code == 302


def test_it_is_shared_in_a_mentorship_in_one_step(as_, ada, lin, noor):
    item = an_item(noor, skill_names=["Python"])
    assert "Share it in a mentorship" not in words_of(as_(lin).get(page_of(item)))
    pair = a_pair(ada, lin)
    assert "Ada: Learn to review code" in words_of(as_(lin).get(page_of(item)))
    answer = as_(lin).post(page_of(item, "share/"), {"pair": pair.key, "why": "For you"})
    assert answer.url == f"/w/{pair.key}/resources/"
    assert Resource.objects.get().why == "For you"


def test_nobody_shares_in_the_mentorship_of_others(as_, ada, lin, noor):
    item, pair = an_item(noor), a_pair(ada, lin)
    for key in (pair.key, "nonsense", ""):
        assert as_(noor).post(page_of(item, "share/"), {"pair": key}).status_code == 422
    assert not Resource.objects.exists()


def test_its_sharer_offers_a_resource_to_everybody(as_, ada, lin):
    resource = a_resource(a_pair(ada, lin), tags="Python", why="It is short")
    address = f"/resources/from/{resource.key}/"
    browser = as_(ada.membership)
    assert address in words_of(browser.get(f"/w/{resource.mentorship.key}/resources/"))
    page = words_of(browser.get(address))
    assert 'value="python"' in page
    assert "example.org" in page
    typed = {"title": "A guide", "why": "It is short", "skill_names": "Python"}
    assert browser.post(address, typed).url == LIBRARY
    item = LibraryItem.objects.get()
    assert (item.url, item.skill_names) == ("https://example.org/", ["Python"])


def test_the_other_one_does_not_offer_it(as_, ada, lin, noor):
    resource = a_resource(a_pair(ada, lin))
    address = f"/resources/from/{resource.key}/"
    assert "Only the person who shared this" in words_of(as_(lin).get(address))
    assert as_(lin).post(address, {"title": "Hm"}).status_code == 422
    assert as_(noor).get(address).status_code == 404
    assert not LibraryItem.objects.exists()
