"""Who else hears a call while it lasts. Capture hands its frames on to whoever registered here.

A listener is never in the way of the call or of its recording: `hear` returns at once and raises
nothing, and what a listener cannot take in time it loses, not the recording.
"""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from telephony.recordings.tracks import Track


class Listener(Protocol):
    """One call's sound as it comes: mu-law frames of 8 kHz, placed by milliseconds since its start."""

    def hear(self, track: Track, milliseconds: int, frame: bytes) -> None:
        """A frame of one party; frames may come late, twice or not at all. Returns at once."""

    def end(self) -> None:
        """The stream is over: what was heard until now stands."""

    def forget(self) -> None:
        """The caller said no: nothing of what is still held may become words (S13)."""


Listening = Callable[[UUID], Listener | None]
_LISTENING: list[Listening] = []


def listens(listening: Listening) -> Listening:
    """Register who makes a listener for a call that begins; None where it does not want to hear it."""
    _LISTENING.append(listening)
    return listening


def listeners_of(call: UUID) -> list[Listener]:
    """A listener from everybody who wants to hear this call."""
    made = (listening(call) for listening in _LISTENING)
    return [listener for listener in made if listener is not None]
