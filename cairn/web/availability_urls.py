"""The site map of when somebody can meet."""

from django.urls import path

from cairn.web import availability, days, own_calendars
from cairn.web.routing import noun

urlpatterns = [
    noun(
        "availability",
        "settings/availability/",
        path("", availability.index, name="index"),
        path("presets/", availability.use, name="use"),
        path("rules/", availability.rules, name="rules"),
        path("clock/", availability.clock, name="clock"),
        path("off/new/", days.take_off, name="take-off"),
        path("off/<key:key>/end/", days.come_back, name="come-back"),
        path("days/new/", days.new, name="new-day"),
        path("days/<slug:day>/edit/", days.edit, name="edit-day"),
        path("days/<slug:day>/clear/", days.clear, name="clear-day"),
        path("calendars/new/", own_calendars.connect, name="connect"),
        path("calendars/<key:key>/refresh/", own_calendars.refresh, name="refresh"),
        path("calendars/<key:key>/days/", own_calendars.count_days, name="count-days"),
        path("calendars/<key:key>/remove/", own_calendars.disconnect, name="disconnect"),
        path("feed/new/", own_calendars.subscribe, name="subscribe"),
        path("feed/close/", own_calendars.close_feed, name="close-feed"),
    ),
]
