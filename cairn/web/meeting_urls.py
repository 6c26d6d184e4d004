"""The site map of meetings: the lists, agreeing on a time, and each meeting."""

from django.urls import path

from cairn.web import (
    booking,
    meeting,
    meeting_days,
    meeting_mail,
    meeting_notes,
    meetings,
    other_hours,
    repeating,
    series,
)
from cairn.web.routing import noun

urlpatterns = [
    noun(
        "meetings",
        "",
        path("meetings/", meetings.index, name="index"),
        path("meetings/week/", meeting_days.week, name="week"),
        path("meetings/month/", meeting_days.month, name="month"),
        path("meetings/by-mail/<str:token>/", meeting_mail.cancel, name="mail-cancel"),
        path("w/<key:key>/meetings/", meetings.of_pair, name="of-pair"),
        path("w/<key:key>/book/", booking.book, name="book"),
        path("w/<key:key>/propose/", booking.propose, name="propose"),
        path("w/<key:key>/hours/", other_hours.ask, name="ask-hours"),
        path("w/<key:key>/repeat/", repeating.repeat, name="repeat"),
        path("meetings/series/<key:key>/", series.show, name="series"),
        path("meetings/series/<key:key>/agree/", series.agree, name="series-agree"),
        path("meetings/series/<key:key>/decline/", series.decline, name="series-decline"),
        path("meetings/series/<key:key>/end/", series.end, name="series-end"),
        path("meetings/<key:key>/", meeting.show, name="show"),
        path("meetings/<key:key>/later/", repeating.change_later, name="change-later"),
        path("meetings/<key:key>/edit/", meeting.edit, name="edit"),
        path("meetings/<key:key>/confirm/", meeting.confirm, name="confirm"),
        path("meetings/<key:key>/decline/", meeting.decline, name="decline"),
        path("meetings/<key:key>/withdraw/", meeting.withdraw, name="withdraw"),
        path("meetings/<key:key>/move/", booking.move, name="move"),
        path("meetings/<key:key>/move/propose/", booking.propose_move, name="propose-move"),
        path("meetings/<key:key>/move/by-mail/", meeting_mail.move, name="mail-move"),
        path("meetings/<key:key>/cancel/", meeting.cancel, name="cancel"),
        path("meetings/<key:key>/mark/", meeting.mark, name="mark"),
        path("meetings/<key:key>/items/new/", meeting.add_item, name="add-item"),
        path("meetings/<key:key>/notes/<slug:kind>/", meeting_notes.write, name="write"),
    ),
]
