"""Files of resources on their pages: chosen, refused in words, and handed out to the two alone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from cairn.workspace.models import Resource
from tests.cast import a_mentee
from tests.files.conftest import media
from tests.files.corpus import HTML, PDF, PROGRAM, SVG, a_picture, an_upload
from tests.workspace.pieces import a_resource, cancelled

__all__ = ["media"]


def new(pair) -> str:
    return f"/w/{pair.key}/resources/new/"


def file_of(resource) -> str:
    return f"/w/resources/{resource.key}/file/"


def a_file(pair, name: str = "guide.txt", content: bytes = b"Ask why.\n") -> Resource:
    return a_resource(pair, url="", upload=an_upload(name, content))


def fetched(browser, resource, method: str = "get"):
    """The answer to a download, read to its end."""
    answer = getattr(browser, method)(file_of(resource))
    answer.body = b"".join(answer) if answer.streaming else answer.content
    return answer


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_file_is_shared_shown_and_fetched(as_, pair, mentor, mentee):
    browser = as_(mentor)
    assert 'enctype="multipart/form-data"' in words_of(browser.get(new(pair)))
    typed = {"title": "A guide", "upload": an_upload("The guide.pdf", PDF)}
    assert browser.post(new(pair), typed).status_code == 302
    resource = Resource.objects.get()
    page = words_of(as_(mentee).get(f"/w/{pair.key}/resources/"))
    assert file_of(resource) in page
    assert "The guide.pdf" in page
    assert fetched(as_(mentee), resource).body == PDF
    assert "Opened" in words_of(as_(mentor).get(f"/w/{pair.key}/resources/"))


def test_it_is_handed_out_as_a_download_that_can_do_nothing(as_, pair, mentee):
    answer = fetched(as_(mentee), a_file(pair, "page.txt", HTML))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="page.txt"'
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Length"] == str(len(HTML))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.body == HTML


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ('a"b.txt', "a b.txt"),
        ("Führung 🙂.txt", "Führung 🙂.txt"),
        ("../../../etc/passwd.txt", "passwd.txt"),
        ("gpj\u202etxt.exe.txt", "gpjtxt.exe.txt"),
        ("a" * 300 + ".txt", "a" * 100 + ".txt"),
    ],
)
def test_its_name_is_harmless_in_the_header(as_, pair, name, clean):
    mentor, mentee = pair.people
    as_(mentor).post(new(pair), {"title": "A guide", "upload": an_upload(name)})
    header = fetched(as_(mentee), Resource.objects.get()).headers["Content-Disposition"]
    said = f'filename="{clean}"' if clean.isascii() else f"filename*=utf-8''{quote(clean)}"
    assert header == f"attachment; {said}"


def test_only_the_other_one_marks_it_by_fetching(as_, pair, mentor, mentee):
    resource = a_file(pair)
    fetched(as_(mentor), resource)
    fetched(as_(mentee), resource, "head")
    assert Resource.objects.get().opened_at is None
    for _ in range(2):
        assert fetched(as_(mentee), resource).status_code == 200
    assert Resource.objects.get().opened_at


def test_after_the_end_it_is_still_there(as_, pair, mentee):
    resource = a_file(pair)
    cancelled(pair)
    assert fetched(as_(mentee), resource).status_code == 200


def test_nobody_else_fetches_it(as_, client, pair, noor, sam):
    resource = a_file(pair)
    fellow = a_mentee(pair.mentor.membership.community)
    for who in (noor, sam, fellow):
        assert fetched(as_(who), resource).status_code == 404
    client.logout()
    assert client.get(file_of(resource)).status_code == 302


def test_a_resource_without_a_file_has_no_such_page(as_, pair, mentee):
    assert fetched(as_(mentee), a_resource(pair)).status_code == 404


def test_words_say_when_its_content_is_gone(as_, pair, mentee, media: Path):
    resource = a_file(pair)
    for path in [path for path in media.rglob("*") if path.is_file()]:
        path.unlink()
    answer = fetched(as_(mentee), resource)
    assert answer.status_code == 404
    assert "“guide.txt” cannot be found" in words_of(answer)


@pytest.mark.parametrize(
    "case",
    [
        ("a.png", SVG, "not what its name says"),
        ("a.png", HTML, "not what its name says"),
        ("a.pdf", PROGRAM, "not what its name says"),
        ("a.exe", PROGRAM, "Choose a PDF, a picture"),
        ("a.svg", SVG, "Choose a PDF, a picture"),
        ("a.jpg", a_picture("JPEG")[:200], "damaged"),
        ("a.txt", b"", "The file is empty"),
        ("a.txt", b"a" * 1025, "larger than this site takes"),
        ("a.txt", b"a" * 800_000, "larger than this site takes"),
    ],
)
def test_it_says_beside_the_field_what_is_wrong(as_, pair, media, settings, case):
    (name, content, words), mentor = case, pair.mentor.membership
    settings.FILE_MAX_BYTES = settings.PHOTO_MAX_BYTES = 1024
    typed = {"title": "A guide", "why": "It is short", "upload": an_upload(name, content)}
    answer = as_(mentor).post(new(pair), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page[page.index('id="id_upload_error"') :]
    assert 'value="It is short"' in page
    assert "Choose the file again" not in page
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_what_was_typed_stays_and_the_file_is_asked_for_again(as_, pair, mentor):
    typed = {"title": "", "words": "Read it first", "upload": an_upload()}
    answer = as_(mentor).post(new(pair), typed)
    assert answer.status_code == 422
    page = words_of(answer)
    assert "Read it first" in page
    assert "Choose the file again" in page


def test_it_is_replaced_and_the_form_says_so(as_, pair, mentor):
    resource = a_file(pair)
    address = f"/w/resources/{resource.key}/edit/"
    assert "It takes the place of “guide.txt”" in words_of(as_(mentor).get(address))
    typed = {"title": "A guide", "version": 1, "upload": an_upload("b.pdf", PDF)}
    assert as_(mentor).post(address, typed).status_code == 302
    assert Resource.objects.get().file.name == "b.pdf"


def test_files_cost_no_more_queries(as_, pair, mentee, django_assert_max_num_queries):
    for _ in range(10):
        a_file(pair)
    browser = as_(mentee)
    browser.get(f"/w/{pair.key}/resources/")
    with django_assert_max_num_queries(18):
        browser.get(f"/w/{pair.key}/resources/")


def test_a_fetch_costs_few_queries(as_, pair, mentor, django_assert_num_queries):
    resource, browser = a_file(pair), as_(mentor)
    with django_assert_num_queries(5):
        fetched(browser, resource)
