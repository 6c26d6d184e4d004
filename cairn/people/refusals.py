"""Every way this app says no."""

from django.utils.translation import gettext_lazy as _

from cairn.lib import refusal


class Refusal(refusal.Refusal):
    GONE = "gone", _("This was removed in the meantime.")
    TOO_MANY_ROWS = "too_many_rows", _("A profile lists at most 20 of these.")
    CURRENT_HAS_NO_END = (
        "current_has_no_end",
        _("What you do now has no end year: leave it empty, or untick “what I do now”."),
    )
    ENDS_TOO_EARLY = "ends_too_early", _("The end comes before the beginning.")
    SKILL_LISTED = "skill_listed", _("This skill is on your list already.")
    GOAL_LISTED = "goal_listed", _("This is among your learning goals already.")
    TOO_MANY_SKILLS = "too_many_skills", _("A profile lists at most 50 skills.")
    TOO_MANY_GOALS = "too_many_goals", _("A profile lists at most 10 learning goals.")
    NOT_A_NAME = "not_a_name", _("Name the skill with letters or digits.")
    NO_OTHER_WORDS = "no_other_words", _("The skill has the name that you gave it already.")
    NOTHING_TO_LEARN = (
        "nothing_to_learn",
        _("The level that you want has to be above the level that you have."),
    )
    PHOTO_TOO_HEAVY = "photo_too_heavy", _("The file is larger than 8 MB. Choose a smaller one.")
    PHOTO_TOO_LARGE = (
        "photo_too_large",
        _("The picture has more than 40 million pixels. Choose a smaller one."),
    )
    NOT_A_PHOTO = (
        "not_a_photo",
        _("We cannot read this as a picture. Choose a JPEG, PNG, WebP or GIF file."),
    )
    PHOTO_BROKEN = "photo_broken", _("The picture is damaged. Choose another file.")
