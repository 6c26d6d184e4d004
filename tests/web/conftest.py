"""The pages of a workspace are tried with the same pair as its acts."""

from tests.workspace.conftest import mentee, mentor, pair

__all__ = ["mentee", "mentor", "pair"]
