"""What a caller hears before people answer, as a table: where we are, what was heard, where we go. Pure.

    at(stage) -> Act              what to do on reaching a stage
    after(stage, heard) -> stage  where that leads

A yes counts only after the notice was played to its end (S3); a no at any moment (S13); whatever else
goes wrong leads to a person (S12). Keys only: Asterisk does not understand speech by itself.
"""

from collections.abc import Container
from typing import Literal

import msgspec

from telephony.calls.events import ScriptPurpose

Stage = Literal[
    "emergency",
    "languages",
    "chosen",
    "notice",
    "question",
    "waiting",
    "yes",
    "no",
    "silence",
    "urgent",
    "connecting",
    "connected",
    "greeting",
    "message",
    "thanks",
    "over",
    "unanswered",
    "fallback",
]
Heard = Literal[
    "spoken",
    "unspoken",
    "yes_key",
    "no_key",
    "emergency_key",
    "language_key",
    "nothing",
    "left",
    "not_left",
]
"""A prompt was played to its end, or could not be; a key; no key in time; a message was left, or not."""

YES_KEY, NO_KEY, EMERGENCY_KEY = "1", "2", "0"
VOICEMAIL: frozenset[Stage] = frozenset({"greeting", "message", "thanks"})
ANSWER_SECONDS = 5.0
LONGEST_PROMPT = 30.0  # seconds; the notice has twelve, the greeting of a voicemail thirty
LONGEST_MESSAGE = 180


class Say(msgspec.Struct, frozen=True, kw_only=True):
    """Play a published prompt. `purpose` is what the log calls it; None for words that are none of these."""

    prompt: str
    purpose: ScriptPurpose | None = None


class OfferLanguages(msgspec.Struct, frozen=True, kw_only=True):
    """Say in each other language of the line which key goes on in it; nothing where it has none."""


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """Wait for a key."""

    seconds: float


class TakeMessage(msgspec.Struct, frozen=True, kw_only=True):
    """Record a message, after a tone."""

    seconds: int


class Leave(msgspec.Struct, frozen=True, kw_only=True):
    """The conversation is over: on to the line's people, to its fallback, or hang up."""

    to: Literal["people", "fallback", "nowhere"]


Act = Say | OfferLanguages | Wait | TakeMessage | Leave
ASKED: tuple[Stage, ...] = ("emergency", "languages", "chosen", "notice", "question", "waiting")
"""Before the caller has answered: one key leads out of each of them."""

ACTS: dict[Stage, Act] = {
    "emergency": Say(prompt="emergency", purpose="emergency"),
    "languages": OfferLanguages(),
    "chosen": Say(prompt="emergency", purpose="emergency"),
    "notice": Say(prompt="notice", purpose="notice"),
    "question": Say(prompt="consent_question_keys"),
    "waiting": Wait(seconds=ANSWER_SECONDS),
    "yes": Say(prompt="consent_yes_keys"),
    "no": Say(prompt="consent_no"),
    "silence": Say(prompt="consent_no"),
    "urgent": Say(prompt="emergency", purpose="emergency"),
    "connecting": Say(prompt="connecting"),
    "connected": Leave(to="people"),
    "greeting": Say(prompt="voicemail_greeting", purpose="notice"),
    "message": TakeMessage(seconds=LONGEST_MESSAGE),
    "thanks": Say(prompt="voicemail_thanks"),
    "over": Leave(to="nowhere"),
    "unanswered": Say(prompt="emergency", purpose="emergency"),
    "fallback": Leave(to="fallback"),
}

NEXT: dict[tuple[Stage, Heard], Stage] = {
    ("emergency", "spoken"): "languages",
    ("emergency", "unspoken"): "languages",
    ("languages", "spoken"): "notice",
    ("languages", "unspoken"): "notice",
    ("chosen", "spoken"): "notice",
    ("chosen", "unspoken"): "notice",
    ("notice", "spoken"): "question",
    ("notice", "unspoken"): "connecting",
    ("question", "spoken"): "waiting",
    ("question", "unspoken"): "connecting",
    ("waiting", "nothing"): "silence",
    ("question", "yes_key"): "yes",
    ("waiting", "yes_key"): "yes",
    ("yes", "no_key"): "no",
    ("urgent", "spoken"): "connecting",
    ("urgent", "unspoken"): "connecting",
    ("greeting", "spoken"): "message",
    ("greeting", "unspoken"): "fallback",
    ("message", "left"): "thanks",
    ("message", "not_left"): "over",
    ("thanks", "spoken"): "over",
    ("thanks", "unspoken"): "over",
    **{(stage, "no_key"): "no" for stage in ASKED},
    **{(stage, "emergency_key"): "urgent" for stage in ASKED},
    **{(stage, "language_key"): "chosen" for stage in ASKED},
    **{
        (stage, heard): "connected"
        for stage in ("yes", "no", "silence", "connecting")
        for heard in ("spoken", "unspoken", "emergency_key")
    },
    **{("unanswered", heard): "fallback" for heard in ("spoken", "unspoken", "no_key", "emergency_key")},
    **{(stage, key): "fallback" for stage in VOICEMAIL for key in ("emergency_key", "no_key")},
}


def at(stage: Stage) -> Act:
    """What to do on reaching a stage."""
    return ACTS[stage]


def after(stage: Stage, heard: Heard) -> Stage:
    """Where that leads; the same stage where it means nothing, as a yes before the question."""
    return NEXT.get((stage, heard), stage)


def key_of(stage: Stage, digit: str, languages: Container[str] = ()) -> Heard | None:
    """What a key means here; `languages` are the keys that choose one. Of who was asked whatever is not
    clearly a yes is a no; in a voicemail, where other keys end the message, only the key of no is one."""
    if digit == EMERGENCY_KEY:
        return "emergency_key"
    if stage in VOICEMAIL:
        return "no_key" if digit == NO_KEY else None
    if digit in languages:
        return "language_key"
    return "yes_key" if digit == YES_KEY else "no_key"
