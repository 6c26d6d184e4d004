"""What members recommend to everybody: offered, looked at, changed, taken down, shared."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError

from cairn.activity.models import Event
from cairn.files.models import File
from cairn.library.models import LibraryItem
from cairn.library.models.shelf import PROPOSALS_AT_MOST
from cairn.library.refusals import Refusal
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some
from cairn.people.refusals import Refusal as PeopleRefusal
from cairn.workspace.models import Resource
from cairn.workspace.refusals import Refusal as WorkspaceRefusal
from tests.cast import a_member, a_mentor, a_pair
from tests.files.conftest import media
from tests.files.corpus import PDF, an_upload
from tests.library.items import an_item, an_item_with_file
from tests.refusing import refused
from tests.workspace.pieces import a_resource, cancelled

__all__ = ["media"]


def lying(media: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in media.rglob("*") if path.is_file())


def told() -> list[tuple[str, str]]:
    while tell_some():
        pass
    rows = Notification.objects.filter(kind__startswith="library").order_by("pk")
    return [(row.user.name, row.kind) for row in rows]


def test_mentors_and_coordinators_publish_at_once_and_others_propose(ada, noor, lin, harbour):
    assert an_item(ada.membership).is_published
    assert an_item(noor).is_published
    assert an_item(lin).is_proposed
    resting = a_mentor(harbour)
    resting.offer(by=resting.membership, offering=False)
    assert an_item(resting.membership).is_proposed


def test_members_see_what_is_published_and_their_own(ada, noor, lin, sam, harbour):
    published, proposed = an_item(ada.membership), an_item(lin)
    fellow = a_member(harbour)
    seen = {who.pk: set(LibraryItem.objects.visible_to(who)) for who in (fellow, lin, noor, sam)}
    assert seen[fellow.pk] == {published}
    assert seen[lin.pk] == seen[noor.pk] == {published, proposed}
    assert seen[sam.pk] == set()


def test_a_link_a_file_or_words_are_needed(lin):
    with refused(WorkspaceRefusal.LINK_OR_WORDS):
        an_item(lin, url="")
    assert an_item(lin, url="", words="Ask why").pk
    assert an_item_with_file(lin).file.name == "guide.txt"


def test_skills_are_looked_up_and_few(lin):
    assert an_item(lin, skill_names=["k8s", "Tea"]).skill_names == ["Kubernetes", "Tea"]
    with refused(Refusal.TOO_MANY_SKILLS):
        an_item(lin, skill_names=list("abcdef"))
    with refused(PeopleRefusal.NOT_A_NAME):
        an_item(lin, skill_names=["…"])
    assert LibraryItem.objects.count() == 1


def test_somebody_who_left_offers_nothing(lin):
    lin.leave()
    with refused(Refusal.NOT_A_MEMBER):
        an_item(lin)


def test_so_many_proposals_wait_at_once(lin, noor):
    waiting = [an_item(lin) for _ in range(PROPOSALS_AT_MOST)]
    with refused(Refusal.TOO_MANY_PROPOSALS):
        an_item(lin)
    waiting[0].approve(by=noor)
    an_item(lin)


def test_a_coordinator_puts_it_on_the_shelf_and_its_giver_hears(lin, noor):
    item = an_item(lin)
    offered = "library_item.offered"
    assert told() == [("Owner of Harbour", offered), ("Noor", offered)]
    with refused(Refusal.COORDINATORS_ONLY):
        item.approve(by=lin)
    item.approve(by=noor)
    with refused(Refusal.OTHER_STATE):
        item.approve(by=noor)
    assert LibraryItem.objects.get().is_published
    assert told()[-1] == ("Lin", "library_item.approved")


def test_a_coordinator_leaves_it_out_with_words(lin, noor):
    item = an_item(lin)
    item.decline(by=noor, answer="It is behind a wall")
    with refused(Refusal.OTHER_STATE):
        item.decline(by=noor)
    assert told()[-1] == ("Lin", "library_item.declined")
    notice = Notification.objects.get(kind="library_item.declined")
    assert notice.params["answer"] == "It is behind a wall"


def test_whoever_is_looked_at_first_is_looked_at_again_after_a_change(lin, noor, ada):
    item = an_item(lin)
    item.approve(by=noor)
    item.edit(by=lin, version=item.version, title="Another")
    assert item.is_proposed
    own = an_item(ada.membership)
    own.edit(by=ada.membership, version=own.version, title="Another")
    assert own.is_published


def test_a_mended_proposal_waits_anew(lin, noor):
    item = an_item(lin)
    item.decline(by=noor, answer="Too long")
    item.edit(by=lin, version=item.version, words="Shorter")
    assert (item.is_proposed, item.answer) == (True, "")


def test_only_its_giver_changes_it_and_from_the_version_that_was_read(lin, noor, sam):
    item = an_item(lin)
    for other in (noor, sam):
        with refused(Refusal.NOT_YOURS):
            item.edit(by=other, version=item.version, title="Hm")
    with refused(Refusal.CHANGED):
        item.edit(by=lin, version=item.version - 1, title="Hm")


@pytest.mark.parametrize("by_its_giver", [True, False])
def test_its_giver_or_a_coordinator_removes_it_with_its_file(
    lin, noor, by_its_giver, media, django_capture_on_commit_callbacks
):
    item, who = an_item_with_file(lin), lin if by_its_giver else noor
    with refused(Refusal.NOT_YOURS):
        item.remove(by=a_member(lin.community))
    with django_capture_on_commit_callbacks(execute=True):
        item.remove(by=who)
    assert not File.objects.exists()
    assert lying(media) == []
    with refused(Refusal.GONE):
        item.remove(by=who)


def test_coordinators_of_elsewhere_lead_nothing_here(lin, noor, sam):
    item = an_item(lin)
    sam.role = "owner"
    sam.save()
    for act in (item.approve, item.decline):
        with refused(Refusal.COORDINATORS_ONLY):
            act(by=sam)
    with refused(Refusal.NOT_YOURS):
        item.remove(by=sam)
    item.approve(by=noor)
    with refused(Refusal.NOT_A_MEMBER):
        item.share(None, by=sam)


# From a mentorship, and into one


def test_its_sharer_offers_a_resource_to_everybody(ada, lin, media):
    pair = a_pair(ada, lin)
    resource = a_resource(pair, url="", upload=an_upload("b.pdf", PDF), why="It is short")
    with refused(Refusal.NOT_THE_SHARER):
        LibraryItem.offer_from(resource, by=lin)
    item = LibraryItem.offer_from(resource, by=ada.membership, title="Reviews")
    assert (item.title, item.why, item.file.name) == ("Reviews", "It is short", "b.pdf")
    assert item.file.blob != resource.file.blob
    assert lying(media) == [PDF, PDF]


def test_it_is_shared_in_a_mentorship_as_a_copy(ada, lin, noor, django_capture_on_commit_callbacks):
    pair, item = a_pair(ada, lin), an_item_with_file(noor, skill_names=["Python"])
    resource = item.share(pair, by=lin, why="For your question")
    with django_capture_on_commit_callbacks(execute=True):
        item.remove(by=noor)
    resource = Resource.objects.get(pk=resource.pk)
    assert (resource.author, resource.why, resource.tags) == (lin, "For your question", ["python"])
    with resource.file.opened() as content:
        assert content.read() == b"Ask why.\n"


def test_what_is_not_on_the_shelf_is_not_shared(ada, lin, noor, media):
    pair, item = a_pair(ada, lin), an_item_with_file(lin)
    with refused(Refusal.NOT_PUBLISHED):
        item.share(pair, by=lin)
    item.approve(by=noor)
    with refused(WorkspaceRefusal.NOT_A_PARTNER):
        item.share(pair, by=noor)
    with refused(WorkspaceRefusal.ENDED):
        item.share(cancelled(pair), by=lin)
    assert len(lying(media)) == 1


def test_nothing_is_left_when_saving_fails(lin, media, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(LibraryItem, "_record", fail)
    with pytest.raises(DatabaseError):
        an_item_with_file(lin)
    assert lying(media) == []


def test_everything_is_recorded(lin, noor):
    item = an_item(lin)
    item.edit(by=lin, version=item.version, title="Another")
    item.approve(by=noor)
    item.decline(by=noor)
    item.remove(by=lin)
    said = Event.objects.filter(kind__startswith="library_item").order_by("number")
    kinds = [kind.split(".")[1] for kind in said.values_list("kind", flat=True)]
    assert kinds == ["offered", "edited", "approved", "declined", "removed"]


def test_words_and_skills_find_it(ada, lin):
    whole = an_item(ada.membership, title="A guide", words="Ask", skill_names=["Python"])
    other = an_item(ada.membership, title="Tea", why="Calm", skill_names=["Cooking"])
    shelf = LibraryItem.objects.visible_to(lin)
    for words, found in (("guid", whole), ("ASK", whole), ("calm", other), ("pyth", whole)):
        assert shelf.matching(words).get() == found
    assert shelf.serving("Cooking").get() == other
    assert shelf.matching("%").count() == shelf.serving("Nonsense").count() == 0
    assert shelf.matching("").serving("").count() == 2
