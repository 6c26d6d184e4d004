from cairn.mentoring.models.endnote import EndNote
from cairn.mentoring.models.mentee import Mentee
from cairn.mentoring.models.mentor import Availability, Mentor
from cairn.mentoring.models.mentorship import Mentorship
from cairn.mentoring.models.pair import Seen, Tally
from cairn.mentoring.models.pause import Pause
from cairn.mentoring.models.remark import Remark
from cairn.mentoring.models.request import Request

__all__ = [
    "Availability",
    "EndNote",
    "Mentee",
    "Mentor",
    "Mentorship",
    "Pause",
    "Remark",
    "Request",
    "Seen",
    "Tally",
]
