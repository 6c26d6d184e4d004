"""The site map of the community's library."""

from django.urls import path

from cairn.web import library, shelving
from cairn.web.routing import noun

urlpatterns = [
    noun(
        "library",
        "resources/",
        path("", library.index, name="index"),
        path("new/", library.new, name="new"),
        path("<key:key>/", library.show, name="show"),
        path("<key:key>/file/", library.file, name="file"),
        path("<key:key>/share/", library.share, name="share"),
        path("<key:key>/edit/", shelving.edit, name="edit"),
        path("<key:key>/remove/", shelving.remove, name="remove"),
        path("<key:key>/approve/", shelving.approve, name="approve"),
        path("<key:key>/decline/", shelving.decline, name="decline"),
        path("from/<key:key>/", shelving.offer, name="offer"),
    )
]
