"""A prepared question is put into SQL once, and answered with what is true just now."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from cairn.accounts.models import User
from cairn.communities.models import Membership
from cairn.lib.prepared import forget, prepared
from tests.cast import a_member


def test_it_is_built_once_and_asked_with_other_values(harbour, ada, lin, django_assert_num_queries):
    built = []

    @prepared
    def named(person, name):
        built.append(person)
        return Membership.objects.filter(pk=person, user__name=name).select_related("user")

    for one in (ada.membership, lin, ada.membership):
        with django_assert_num_queries(1):
            (found,) = named(person=one.pk, name=one.user.name)
            assert (found, found.user.name) == (one, one.user.name)
    assert named(person=lin.pk, name="somebody else") == []
    assert len(built) == 1


def test_it_reads_anew_each_time(lin):
    @prepared
    def names(person):
        return User.objects.filter(pk=person).values_list("name", "joined_at")

    assert names(person=lin.user_id) == [(lin.user.name, lin.user.joined_at)]
    User.objects.filter(pk=lin.user_id).update(name="Line Nord")
    assert names(person=lin.user_id) == [("Line Nord", lin.user.joined_at)]


def test_a_list_is_told_in_brackets(harbour, ada, lin):
    @prepared
    def among(people, community):
        mine = Membership.objects.filter(pk__in=[people], community__pk__in=[community])
        return mine.order_by("pk").values_list("pk", flat=True)

    more = sorted(a_member(harbour).pk for _ in range(3))
    assert among(people=more, community=[harbour.pk]) == more
    assert among(people=more[:1], community=[harbour.pk, 0]) == more[:1]
    assert among(people=[], community=[harbour.pk]) == []


def test_instants_are_told_as_the_database_keeps_them(lin):
    @prepared
    def since(instant):
        return Membership.objects.filter(joined_at__gt=instant).order_by("pk")

    now = timezone.now()
    assert lin in since(instant=now - timedelta(days=1))
    assert since(instant=now + timedelta(days=1)) == []


def test_values_inside_of_subqueries_and_unions_are_told_too(harbour, ada, lin):
    @prepared
    def either(one, other):
        same = Membership.objects.filter(pk=OuterRef("pk"))
        first = Membership.objects.filter(pk=one).annotate(n=Count("pk"), is_it=Exists(same))
        second = Membership.objects.filter(pk=other).annotate(n=Count("pk"), is_it=Exists(same))
        rows = [rows.order_by().values_list("pk", "n", "is_it") for rows in (first, second)]
        return rows[0].union(rows[1], all=True).order_by("pk")

    pks = sorted([ada.membership.pk, lin.pk])
    assert [tuple(row) for row in either(one=pks[1], other=pks[0])] == [(pk, 1, True) for pk in pks]


def test_percent_signs_and_nasty_words_stay_words(lin):
    @prepared
    def called(name):
        return User.objects.filter(name__in=[name]).values_list("name", flat=True)

    for name in ("100%s", "%(x)s %", "' OR 1=1 --", '"; DROP', "%%"):
        User.objects.filter(pk=lin.user_id).update(name=name)
        assert called(name=[name, "%s"]) == [name]


def test_it_is_built_anew_when_it_is_forgotten(lin):
    hidden = [lin.pk]

    @prepared
    def shown(person):
        return Membership.objects.filter(pk=person).exclude(pk__in=hidden)

    assert shown(person=lin.pk) == []
    hidden.clear()
    assert shown(person=lin.pk) == []
    forget()
    assert shown(person=lin.pk) == [lin]
