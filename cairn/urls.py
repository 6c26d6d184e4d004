"""The doors of the site."""

from django.urls import include, path, register_converter

from cairn.lib.key import KeyConverter

register_converter(KeyConverter, "key")

urlpatterns = [
    path("", include("cairn.web.urls")),
    path("accounts/", include("allauth.urls")),
]
