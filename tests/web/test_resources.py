"""Resources and notes of a mentorship on their pages."""

from __future__ import annotations

import pytest

from cairn.workspace.models import Note, Resource
from tests.workspace.pieces import a_note, a_resource, cancelled


def page_of(pair) -> str:
    return f"/w/{pair.key}/resources/"


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_link_is_shared_and_shown_with_its_host(as_, pair, mentor, mentee):
    typed = {"title": "A guide", "url": "example.org/guide", "tags": "Books, reviews"}
    assert as_(mentor).post(page_of(pair) + "new/", typed).status_code == 302
    resource = Resource.objects.get()
    assert (resource.url, resource.tags) == ("https://example.org/guide", ["books", "reviews"])
    page = words_of(as_(mentee).get(page_of(pair)))
    assert 'href="https://example.org/guide" rel="noopener nofollow ugc"' in page
    assert "Open at example.org" in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org/", "data:text/html,x", ""]
)
def test_no_other_link_is_taken(as_, pair, mentor, url):
    answer = as_(mentor).post(page_of(pair) + "new/", {"title": "A guide", "url": url})
    assert answer.status_code == 422
    assert not Resource.objects.exists()


def test_the_other_one_marks_it(as_, pair, mentor, mentee):
    resource = a_resource(pair)
    address = f"/w/resources/{resource.key}/"
    assert f"{address}finish/" not in words_of(as_(mentor).get(page_of(pair)))
    assert f"{address}finish/" in words_of(as_(mentee).get(page_of(pair)))
    as_(mentee).post(f"{address}open/")
    as_(mentee).post(f"{address}finish/")
    resource.refresh_from_db()
    assert resource.finished_at
    assert "Finished" in words_of(as_(mentor).get(page_of(pair)))


def test_it_is_changed_and_removed_by_its_author(as_, pair, mentor, mentee):
    resource = a_resource(pair, tags="books")
    address, browser = f"/w/resources/{resource.key}/", as_(mentor)
    form = browser.get(f"{address}edit/").context["form"]
    assert form["tags"].value() == "books"
    typed = {"title": "The guide", "words": "Read it", "tags": "", "version": 1}
    assert browser.post(f"{address}edit/", typed).status_code == 302
    resource.refresh_from_db()
    assert (resource.title, resource.url, resource.tags) == ("The guide", "", [])
    as_(mentee).post(f"{address}remove/")
    assert Resource.objects.exists()
    as_(mentor).post(f"{address}remove/")
    assert not Resource.objects.exists()


def test_the_list_pages_with_a_fixed_number_of_queries(
    as_, pair, mentee, django_assert_max_num_queries
):
    for number in range(12):
        a_resource(pair, title=f"Guide {number}")
        a_note(pair, title=f"Note {number}")
    browser = as_(mentee)
    browser.get(page_of(pair))
    with django_assert_max_num_queries(18):
        answer = browser.get(page_of(pair))
    assert answer.context["page"].paginator.num_pages == 2


def test_strangers_to_the_pair_find_nothing(as_, pair, noor):
    resource, note = a_resource(pair), a_note(pair)
    for address in (page_of(pair), f"/w/resources/{resource.key}/edit/", f"/w/notes/{note.key}/"):
        assert as_(noor).get(address).status_code == 404


def test_after_the_end_everything_is_read_and_nothing_offered(as_, pair, mentee):
    a_resource(pair, title="A guide")
    note = a_note(pair)
    page = words_of(as_(cancelled(pair).mentee.membership).get(page_of(pair)))
    assert "A guide" in page
    assert "/resources/new/" not in page
    assert "/notes/new/" not in page
    assert "/edit/" not in words_of(as_(mentee).get(f"/w/notes/{note.key}/"))


# Notes


@pytest.mark.parametrize(("choice", "seen"), [("shared", True), ("private", False)])
def test_who_reads_a_note_is_chosen(as_, pair, choice, seen):
    mentor, mentee = pair.people
    typed = {"title": "Doubts", "text": "Is it for me?", "is_private": choice}
    assert as_(mentee).post(f"/w/{pair.key}/notes/new/", typed).status_code == 302
    note = Note.objects.get()
    assert note.is_private is not seen
    assert ("Doubts" in words_of(as_(mentor).get(page_of(pair)))) is seen
    assert (as_(mentor).get(f"/w/notes/{note.key}/").status_code == 200) is seen
    assert "Is it for me?" in words_of(as_(mentee).get(f"/w/notes/{note.key}/"))


def test_two_who_write_one_note_see_both_texts(as_, pair, mentor, mentee):
    note = a_note(pair, text="How to begin?")
    browser, address = as_(mentee), f"/w/notes/{note.key}/edit/"
    note.edit(by=mentor, version=1, text="By doing")
    answer = browser.post(address, {"title": note.title, "text": "By reading", "version": 1})
    page = words_of(answer)
    assert answer.status_code == 422
    assert "By doing" in page
    assert "By reading" in page
    version = answer.context["form"]["version"].value()
    both = {"title": note.title, "text": "By doing and reading", "version": version}
    assert browser.post(address, both).status_code == 302
