"""What a text message or a pager must be able to do for an escalation, whoever carries it.

A message says that something waits, and nothing of what (S8): its text is the clinic's own, always the same.
"""

from typing import Protocol
from uuid import UUID

import msgspec


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is the same when it is sent again: whoever carries it may drop the second. `to` is E.164."""

    id: UUID
    to: str
    text: str


class NotSent(Exception):
    """It was not taken. `why` is a short code of ours."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Messenger(Protocol):
    """Carries messages to telephones and pagers of the staff."""

    def send(self, message: Message) -> None:
        """Return once it was taken. Raises NotSent, and OutgoingHostRefused where the vendor register has no
        entry in force for the host (S15)."""
