"""Every way this app says no."""

from django.utils.translation import gettext_lazy as _

from cairn.lib import refusal


class Refusal(refusal.Refusal):
    COORDINATORS_ONLY = "relations_for_coordinators", _("Only a coordinator can relate skills.")
    SAME_SKILL = "same_skill", _("These are two names of one skill. Choose two different skills.")
    RELATED_BY_CAIRN = (
        "related_by_cairn",
        _("Cairn relates these two already, for every community."),
    )
    RELATED_ALREADY = (
        "related_already",
        _("Your community relates these two already. Change the percent there."),
    )
    PERCENT_OUT_OF_RANGE = "percent_out_of_range", _("Choose a percent from 40 to 95.")
    NOT_PROPOSED = "not_proposed", _("Somebody has answered this proposal already.")
    NOT_RELATED = "not_related", _("Your community does not relate these two any more.")
    NOT_ANSWERED = "not_answered", _("This proposal is waiting for an answer already.")
    PROPOSAL_GONE = (
        "proposal_gone",
        _("This proposal is gone: too few people list both skills by now."),
    )
    TOO_MANY_RELATIONS = (
        "too_many_relations",
        _("A community can relate at most 300 pairs. Take one back first."),
    )
