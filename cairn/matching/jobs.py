"""What happens in matching by itself. Every job is safe to run twice."""

from cairn.communities.models import Community
from cairn.matching.proposing import propose
from cairn.worker.jobs import each


def propose_skill_relations() -> int:
    """Look in every community for skills that its people list together."""
    return each(Community.objects.order_by("pk").iterator(), propose)
