"""The words that may stand in a file of `calls/`: one story, played as one or more calls of one number."""

from __future__ import annotations

from typing import Literal

import msgspec

Voice = Literal["slt", "awb", "rms", "kal16", "es", "es-419"]
Ending = Literal["completed", "abandoned", "busy", "no_answer", "failed"]
PickUp = Literal["answered", "no_answer", "busy", "failed"]
WITHHELD = "withheld"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sentence: `at` counts seconds from the moment somebody answered, or from the voicemail's beep.

    `over` lets it begin while the other one still speaks; `cut` is how many seconds of it are heard before
    its speaker breaks off.
    """

    at: float
    who: Literal["caller", "staff"]
    voice: Voice
    words: str
    over: bool = False
    cut: float | None = None


class Consent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the caller answers to the one question, with which key or words; neither is silence."""

    recording: bool
    transcription: bool
    analysis: bool
    key: str | None = None
    says: str | None = None
    how: str | None = None

    @property
    def way(self) -> str:
        """How the phone system heard the answer."""
        return self.how or ("key" if self.key else "speech")


class KeyPress(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A choice in a spoken menu."""

    menu: str
    key: str


class Queue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the caller waits, and how many seconds until somebody answers or the caller gives up."""

    name: str
    waits: float


class PhoneCall(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One call of the story; `after` counts seconds from the end of the call before it."""

    ends: Ending
    after: float = 0.0
    consent: Consent | None = None
    keys: tuple[KeyPress, ...] = ()
    queue: Queue | None = None
    answered_by: str | None = None
    voicemail: bool = False
    hangs_up_in_notice: bool = False
    talks: float = 0.0
    audio: str | None = None
    said: tuple[Words, ...] = ()


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A story. `local_time` says what it plays; events always carry the real time.

    `called_back` is what happens when Ringback calls the number: the first time, the second, and so on;
    the last one repeats.
    """

    story: str
    via: Literal["signed", "twilio"]
    from_: str = msgspec.field(name="from")
    to: str
    line: str
    language: Literal["en", "es"] = "en"
    local_time: str | None = None
    calls: tuple[PhoneCall, ...]
    called_back: tuple[PickUp, ...] = ("no_answer", "answered")

    @property
    def caller(self) -> str | None:
        """The caller's number, or None when it is withheld."""
        return None if self.from_ == WITHHELD else self.from_
