"""What a process missed is made up for a few people at a time."""

from __future__ import annotations

import pytest

from cairn.matching import circle
from cairn.matching.circle import Circles
from cairn.matching.news import NEWS_AT_LEAST, NEWS_AT_MOST, Mark, news_since
from cairn.mentoring.models import Mentor
from cairn.people.models import Expertise
from tests.cast import a_mentor
from tests.matching.test_circle import asked


@pytest.fixture
def mentors(harbour) -> list[Mentor]:
    return [a_mentor(harbour, f"Mentor {number}") for number in range(7)]


def test_it_writes_many_changes_a_few_at_a_time(monkeypatch, mentors, lin):
    process = Circles()
    asked(process, lin)
    written: list[int] = []
    standing = process.of(lin.community_id).caught_up()
    write = standing.write
    monkeypatch.setattr(standing, "write", lambda *a: (written.append(len(a[0])), write(*a))[1])
    monkeypatch.setattr(circle, "CHANGED_AT_ONCE", 3)
    for mentor in mentors[:5]:
        mentor.accept_mentees(False, by=mentor.membership)
    mentors[5].membership.leave()
    Expertise.add(mentors[6].membership.user.profile, skill="Chess")
    assert asked(process, lin) == asked(Circles(), lin)
    assert written == [3, 3, 1]
    assert process.of(lin.community_id).caught_up() is standing


def test_what_was_read_of_somebody_before_is_not_kept_beyond_a_change(monkeypatch, mentors, lin):
    """Somebody reads cards between two portions of a catching up; the change still counts."""
    process = Circles()
    asked(process, lin)
    mine = process.of(lin.community_id)
    standing = mine.caught_up()
    first = mentors[0].membership.user_id
    with mine.open(lin) as search:
        stale = dict(search.standing.rows)
    write = standing.write

    def write_and_keep(*portion: object) -> None:
        write(*portion)
        standing.keep(rows={first: stale[first]})

    monkeypatch.setattr(standing, "write", write_and_keep)
    mentors[0].offer(by=mentors[0].membership, seats=9)
    assert asked(process, lin) == asked(Circles(), lin)


@pytest.mark.parametrize(("size", "told"), [(0, False), (3, True), (100, False)])
def test_how_much_news_is_worth_reading_depends_on_the_size(monkeypatch, lin, mentors, size, told):
    monkeypatch.setattr("cairn.matching.news.NEWS_AT_LEAST", 2)
    monkeypatch.setattr("cairn.matching.news.NEWS_AT_MOST", 3)
    mark = Mark.now()
    for seats in range(2, 5 if size == 3 else 6 if size else 5):
        mentors[0].offer(by=mentors[0].membership, seats=seats)
    assert (news_since(mark, size) is not None) is told
    assert NEWS_AT_LEAST < NEWS_AT_MOST


def test_the_smallest_change_of_the_feed_is_one_question(django_assert_num_queries, ada, lin):
    process = Circles()
    asked(process, lin)
    with django_assert_num_queries(1):
        process.of(lin.community_id).caught_up()
