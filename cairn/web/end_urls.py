"""The site map of a good ending: looking back, feedback, thank-yous, certificates."""

from django.urls import path

from cairn.web import certificates, feedback, look_back, thanks
from cairn.web.routing import noun

urlpatterns = [
    path("w/<key:key>/look-back/", look_back.write, name="look-back"),
    path("w/<key:key>/feedback/", feedback.give, name="feedback"),
    noun(
        "thanks",
        "",
        path("w/<key:key>/thanks/", thanks.write, name="write"),
        path("w/thanks/<key:key>/offer/", thanks.offer, name="offer"),
        path("w/thanks/<key:key>/publish/", thanks.publish, name="publish"),
        path("w/thanks/<key:key>/take-down/", thanks.take_down, name="take-down"),
        path("w/thanks/<key:key>/remove/", thanks.remove, name="remove"),
        path("thanks/<key:key>/hide/", thanks.hide, name="hide"),
        path("mentorship/mentors/<key:handle>/thanks/", thanks.index, name="index"),
    ),
    noun(
        "certificates",
        "",
        path("w/<key:key>/certificate/", certificates.issue, name="issue"),
        path("certificates/", certificates.index, name="index"),
        path("certificates/<key:code>/", certificates.show, name="show"),
        path("certificates/<key:code>/choose/", certificates.choose, name="choose"),
        path("certificates/<key:code>/pdf/", certificates.download, name="download"),
        path("certificates/<key:code>/revoke/", certificates.revoke, name="revoke"),
        path("certificates/<key:code>/restore/", certificates.restore, name="restore"),
        path("verify/<str:code>/", certificates.verify, name="verify"),
    ),
]
