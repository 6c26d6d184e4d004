"""The site map of what two people tell each other: updates, check-ins, notes, resources."""

from django.urls import path

from cairn.web import check_ins, notes, resources, updates
from cairn.web.routing import noun

urlpatterns = [
    noun(
        "updates",
        "w/",
        path("<key:key>/updates/", updates.index, name="index"),
        path("updates/<key:key>/", updates.show, name="show"),
        path("updates/<key:key>/edit/", updates.edit, name="edit"),
        path("updates/<key:key>/remove/", updates.remove, name="remove"),
        path("comments/<key:key>/remove/", updates.remove_comment, name="remove-comment"),
    ),
    noun(
        "check-ins",
        "w/",
        path("<key:key>/check-in/", check_ins.new, name="new"),
        path("check-ins/<key:key>/remove/", check_ins.remove, name="remove"),
    ),
    noun(
        "notes",
        "w/",
        path("<key:key>/notes/new/", notes.new, name="new"),
        path("notes/<key:key>/", notes.show, name="show"),
        path("notes/<key:key>/edit/", notes.edit, name="edit"),
        path("notes/<key:key>/remove/", notes.remove, name="remove"),
    ),
    noun(
        "resources",
        "w/",
        path("<key:key>/resources/", resources.index, name="index"),
        path("<key:key>/resources/new/", resources.new, name="new"),
        path("resources/<key:key>/edit/", resources.edit, name="edit"),
        path("resources/<key:key>/file/", resources.file, name="file"),
        path("resources/<key:key>/open/", resources.open_, name="open"),
        path("resources/<key:key>/finish/", resources.finish, name="finish"),
        path("resources/<key:key>/remove/", resources.remove, name="remove"),
    ),
]
