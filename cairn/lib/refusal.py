"""How the app says no: a refusal is a stable code with the sentence that a person reads."""

from django.db.models import TextChoices


class Refusal(TextChoices):
    """Base of every app's list of refusals: the value is the code, the label the sentence."""


class Refused(Exception):
    """An act did not happen, and `refusal` says why. Nothing was changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def refuse_if(refusal: Refusal | None) -> None:
    """Stop the act when the question found a reason against it."""
    if refusal is not None:
        raise Refused(refusal)
