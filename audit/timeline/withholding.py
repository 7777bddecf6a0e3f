"""Whose content the timeline does not show, though it is not destroyed.

Digits under a mask are for one who says why, at the transcript. After the caller's no to transcription the
words are sealed until they are destroyed (S13): the facts about them stay.
"""

from collections.abc import Callable, Sequence

from coordination.log.event import Event, Logged, type_of
from telephony.calls.state import call_of

ALWAYS = frozenset({"masked"})
WORDS = frozenset({"words", "quote"})


def withheld(events: Sequence[Logged]) -> Callable[[Logged], bool]:
    """Tells of each of these events whether its content is kept back."""
    call = call_of(logged.event for logged in events if logged.kind == "call")
    words = call.consent("transcription") in {"declined", "withdrawn"}

    def kept_back(logged: Logged) -> bool:
        if not isinstance(logged.event, Event):
            return False
        content_class = type_of(logged.event).content_class
        said = logged.kind == "transcript" or content_class in WORDS  # quoted elsewhere, they are the same
        return content_class in ALWAYS or (said and words)

    return kept_back
