"""The site map: every page for members, in the order in which people meet them."""

from django.urls import URLPattern, URLResolver, include, path

from cairn.web import (
    accounts,
    background,
    closing,
    communities,
    health,
    home,
    invitations,
    members,
    mentors,
    mentorships,
    notifications,
    people,
    photos,
    preferences,
    profile,
    relations,
    requests,
    settings,
    setup,
    skills,
    style,
)


def noun(name: str, prefix: str, *routes: URLPattern) -> URLResolver:
    """The pages of one noun: `name:verb` leads to them."""
    return path(prefix, include((list(routes), name)))


def skill_list(kind: skills.Kind) -> list[URLPattern]:
    """The pages of one's own skills, or of one's learning goals."""
    return [
        path("", skills.index, {"kind": kind}, name="index"),
        path("new/", skills.new, {"kind": kind}, name="new"),
        path("<key:key>/edit/", skills.edit, {"kind": kind}, name="edit"),
        path("<key:key>/keep-words/", skills.keep_words, {"kind": kind}, name="keep-words"),
        path("<key:key>/remove/", skills.remove, {"kind": kind}, name="remove"),
    ]


urlpatterns = [
    path("", home.landing, name="landing"),
    path("home/", home.index, name="home"),
    path("setup/", setup.begin, name="setup"),
    path("settings/", settings.show, name="settings"),
    path("accounts/login/", accounts.login, name="account_login"),
    path("accounts/signup/", accounts.signup, name="account_signup"),
    noun(
        "communities",
        "communities/",
        path("", communities.index, name="index"),
        path("new/", communities.new, name="new"),
        path("<slug:slug>/", communities.show, name="show"),
        path("<slug:slug>/join/", communities.join, name="join"),
        path("<slug:slug>/leave/", communities.leave, name="leave"),
        path("<slug:slug>/enter/", communities.enter, name="enter"),
    ),
    noun(
        "members",
        "members/",
        path("", members.index, name="index"),
        path("<key:key>/approve/", members.approve, name="approve"),
        path("<key:key>/turn-away/", members.turn_away, name="turn-away"),
        path("<key:key>/readmit/", members.readmit, name="readmit"),
        path("<key:key>/remove/", members.remove, name="remove"),
        path("<key:key>/assign/", members.assign, name="assign"),
    ),
    noun(
        "invitations",
        "",
        path("invitations/", invitations.index, name="index"),
        path("invitations/new/", invitations.new, name="new"),
        path("invitations/<key:key>/revoke/", invitations.revoke, name="revoke"),
        path("join/<str:token>/", invitations.accept, name="open"),
    ),
    noun(
        "relations",
        "relations/",
        path("", relations.index, name="index"),
        path("new/", relations.new, name="new"),
        path("<key:key>/accept/", relations.accept, name="accept"),
        path("<key:key>/dismiss/", relations.dismiss, name="dismiss"),
        path("<key:key>/change/", relations.change, name="change"),
        path("<key:key>/withdraw/", relations.withdraw, name="withdraw"),
    ),
    noun(
        "people",
        "people/",
        path("<key:handle>/", people.show, name="show"),
        path("<key:handle>/photo/<int:size>/", photos.show, name="photo"),
    ),
    noun(
        "skills",
        "profile/skills/",
        path("suggest/", skills.suggest, name="suggest"),
        *skill_list(skills.SKILLS),
    ),
    noun("goals", "profile/goals/", *skill_list(skills.GOALS)),
    noun(
        "profile",
        "profile/",
        path("", profile.index, name="index"),
        path("edit/", profile.edit, name="edit"),
        path("photo/", photos.edit, name="photo"),
        path("photo/remove/", photos.remove, name="photo-remove"),
        path("audiences/", profile.audiences, name="audiences"),
        path("as/<slug:viewer>/", profile.view_as, name="view-as"),
        path("<slug:kind>/new/", background.new, name="new"),
        path("<slug:kind>/<key:key>/edit/", background.edit, name="change"),
        path("<slug:kind>/<key:key>/remove/", background.remove, name="remove"),
    ),
    noun(
        "mentors",
        "mentorship/",
        path("find/", mentors.index, name="index"),
        path("mentors/<key:handle>/", mentors.show, name="show"),
    ),
    noun(
        "requests",
        "",
        path("requests/", requests.index, name="index"),
        path("mentorship/mentors/<key:handle>/request/", requests.new, name="new"),
        path("requests/<key:key>/", requests.show, name="show"),
        path("requests/<key:key>/remark/", requests.remark, name="remark"),
        path("requests/<key:key>/accept/", requests.accept, name="accept"),
        path("requests/<key:key>/decline/", requests.decline, name="decline"),
        path("requests/<key:key>/withdraw/", requests.withdraw, name="withdraw"),
    ),
    noun(
        "mentorships",
        "",
        path("mentorship/mine/", mentorships.index, name="index"),
        path("w/<key:key>/", mentorships.show, name="show"),
    ),
    noun(
        "closing",
        "w/<key:key>/close/",
        path("", closing.show, name="show"),
        path("pause/", closing.pause, name="pause"),
        path("resume/", closing.resume, name="resume"),
        path("finish/", closing.finish, name="finish"),
        path("go-on/", closing.go_on, name="go-on"),
        path("cancel/", closing.cancel, name="cancel"),
        path("note/", closing.note, name="note"),
    ),
    path("mentorship/preferences/", preferences.show, name="preferences"),
    path("mentorship/preferences/offer/", preferences.offer, name="offer"),
    path("mentorship/preferences/seek/", preferences.seek, name="seek"),
    path("mentorship/offering/", preferences.offering, name="offering"),
    path("mentorship/seeking/", preferences.seeking, name="seeking"),
    path("mentorship/accepting/", preferences.accepting, name="accepting"),
    path("style/", style.index, name="style"),
    path("theme/", style.theme, name="theme"),
    noun(
        "notifications",
        "notifications/",
        path("", notifications.index, name="index"),
        path("read-all/", notifications.read_all, name="read-all"),
        path("<key:key>/", notifications.show, name="open"),
    ),
    path("healthz/", health.alive, name="healthz"),
    path("readyz/", health.ready, name="readyz"),
    path("unsubscribe/<str:token>/", notifications.unsubscribe, name="unsubscribe"),
]
