"""How tests are shared among processes: those that need the same running site stay together."""

from __future__ import annotations

from xdist.scheduler import LoadGroupScheduling

JOURNEYS = "tests/journeys/"
ON_THE_DEMO = (f"{JOURNEYS}test_every_page.py", f"{JOURNEYS}test_pictures.py")


class SitesTogether(LoadGroupScheduling):
    """`--dist loadgroup`, with groups read from file names.

    The marks that it reads by itself go unseen with pytest 9.2 (pytest-xdist issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(ON_THE_DEMO):
            return "journeys on the demo"
        return "journeys" if nodeid.startswith(JOURNEYS) else nodeid
