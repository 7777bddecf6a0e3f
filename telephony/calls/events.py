"""What is known of a call: the facts of streams `call/<id>`.

Phone systems repeat themselves and shuffle what they say, so each fact carries `at`, its time at
the source, and is told apart from another only by what it says: the same words again are no news.
`estimated` marks a time that the source did not give and that we read from our own clock instead;
a measured report of the same fact takes its place (state.py).
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event
from coordination.policy.protections import Protection

Direction = Literal["inbound", "outbound"]
Purpose = Literal["recording", "transcription", "analysis"]
EndReason = Literal["completed", "abandoned", "busy", "no_answer", "failed"]
ScriptPurpose = Literal["notice", "emergency", "answer"]
Via = Literal[
    "twilio_media", "audiosocket", "external_media", "twilio_recording", "asterisk_recording", "upload"
]
STREAMED: tuple[Via, ...] = ("twilio_media", "audiosocket", "external_media")
"""Sound that came while the call lasted: it begins when its stream did."""
StopReason = Literal["ended", "declined", "withdrawn", "no_consent", "failed"]

LANGUAGE_MENU = "language"
"""The menu in which a caller chooses a language: its choices are BCP 47 tags."""

PURPOSES: tuple[Purpose, ...] = ("recording", "transcription", "analysis")


class CallFact(Event, frozen=True, kw_only=True):
    """What all facts of a call have: when it happened, and whether the source said when."""

    at: datetime
    estimated: bool = False


@event()
class CallOffered(CallFact, frozen=True, kw_only=True):
    """A call came in, or was placed by us. `number` is the other party's, null when withheld.

    A line that the policy does not know is accepted and marked: a call is never lost to a typing error.
    """

    direction: Direction
    number: str | None
    line: str
    line_known: bool
    source: str
    pbx_call_id: str


@event()
class CallIvrSelected(CallFact, frozen=True, kw_only=True):
    """The caller pressed a key, or said a word, in a menu."""

    menu: str
    choice: str


@event()
class CallQueued(CallFact, frozen=True, kw_only=True):
    """The call waits for a person. An unknown queue is accepted and marked."""

    queue: str
    queue_known: bool


@event()
class CallRouteRequested(CallFact, frozen=True, kw_only=True):
    """The phone system is asked to send the call to a queue: said before it is asked, so that what came of
    it is never guessed. `to` is whom that queue rings. Routed, or route_failed, answers it."""

    to: str
    queue: str


@event()
class CallRouted(CallFact, frozen=True, kw_only=True):
    """We told the phone system where the call goes."""

    to: str


@event()
class CallRouteFailed(CallFact, frozen=True, kw_only=True):
    """Where we sent the call nobody took it, or it could not be reached."""

    to: str
    why: str


@event()
class CallAnswered(CallFact, frozen=True, kw_only=True):
    """Somebody talks with the caller: a person, or the machine receptionist. A prompt is no answer."""

    extension: str | None = None
    by: Literal["person", "receptionist"] = "person"


@event()
class CallHeld(CallFact, frozen=True, kw_only=True):
    """The caller was put on hold."""


@event()
class CallResumed(CallFact, frozen=True, kw_only=True):
    """The caller was taken off hold."""


@event()
class CallTransferred(CallFact, frozen=True, kw_only=True):
    """The call was passed on."""

    to: str
    transfer_kind: str


@event()
class CallVoicemailLeft(CallFact, frozen=True, kw_only=True):
    """The caller left a message: nobody has heard it yet."""


@event()
class CallEnded(CallFact, frozen=True, kw_only=True):
    """The call is over, as the phone system saw it. What it amounts to is `Call.outcome`.

    `answer_told` is false for a phone system that calls every closed line completed: whether somebody
    had answered is then to be seen from the other facts alone.
    """

    reason: EndReason
    answer_told: bool = True


@event()
class CallGapNoted(CallFact, frozen=True, kw_only=True):
    """Between `from_` and `to` the phone system was out of our reach: facts may be missing."""

    from_: datetime
    to: datetime


@event()
class CallScriptSpoken(CallFact, frozen=True, kw_only=True):
    """A published text was spoken to the caller: which one, in which version and language, by whom."""

    script: str
    version: str
    purpose: ScriptPurpose
    language: str
    by: str


@event()
class CallConsentGiven(CallFact, frozen=True, kw_only=True):
    """The caller said yes to one purpose. Each purpose is a fact of its own."""

    purpose: Purpose
    how: str


@event()
class CallConsentDeclined(CallFact, frozen=True, kw_only=True):
    """The caller said no, or nothing, to one purpose. It stands for the rest of the call (S13)."""

    purpose: Purpose
    how: str


@event()
class CallConsentWithdrawn(CallFact, frozen=True, kw_only=True):
    """The caller said no after a yes. It stands for the rest of the call (S13)."""

    purpose: Purpose
    how: str


@event()
class CallProtectionSet(CallFact, frozen=True, kw_only=True):
    """The call is specially protected from now on, and for good: no cues and no machine drafts.

    `by` is what it follows from: the line, the queue, the reason, or a person who said so.
    """

    protection: Protection
    by: Literal["line", "queue", "reason", "person"]


def _none_by_asterisk(stored: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 knew no recording that an Asterisk made: `via` names one more way since."""
    return stored


@event(upcasters=(_none_by_asterisk,))
class CallRecordingStarted(CallFact, frozen=True, kw_only=True):
    """Sound is being kept, after a yes (S3). `outside_id` is the phone system's id of the recording."""

    via: Via
    outside_id: str | None = None


@event()
class CallRecordingStopped(CallFact, frozen=True, kw_only=True):
    """No more sound is kept. All reasons but `ended` mean that none of it was kept."""

    why: StopReason


@event()
class CallRecordingPaused(CallFact, frozen=True, kw_only=True):
    """A person pressed the key, so that what is said next (a card's number) is not kept: from `at` on the
    sound is silence and nobody listens, until a person resumes."""


@event()
class CallRecordingResumed(CallFact, frozen=True, kw_only=True):
    """A person let the sound be kept again."""


class RecordingObject(Content, frozen=True, kw_only=True):
    """Where the sealed sound lies and the only copy of its key: without this it is noise."""

    name: str
    key: bytes


def _begin_unsaid(stored: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 did not say when the sound begins."""
    return {**stored, "begins_at": None}


def _nothing_silenced(stored: dict[str, Any]) -> dict[str, Any]:
    """Schema 2 knew no silenced copies."""
    return {**stored, "replaces": None, "silences": ()}


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """Sound that was taken out, in seconds from the first sample; of one channel (from 0), or of all."""

    channel: int | None
    start: float
    end: float


@event(content=RecordingObject, content_class="audio", upcasters=(_begin_unsaid, _nothing_silenced))
class CallRecordingStored(CallFact, frozen=True, kw_only=True):
    """Sound is in the object store. `sha256` is that of the plain bytes; `seconds` null when unknown.

    `begins_at` is the time of its first sample, as well as it is known: `at` is when it was stored.
    `replaces`: the sha256 of the recording as it came, of which this is the copy without `silences`; the
    object that it replaces is deleted.
    """

    media_type: str
    channels: int
    seconds: float | None
    bytes: int
    sha256: str
    begins_at: datetime | None = None
    replaces: str | None = None
    silences: tuple[Silence, ...] = ()
    content: RecordingObject | Forgotten = FORGOTTEN

    @property
    def origin(self) -> str:
        """The sha256 of the recording as it came: the same for all its silenced copies."""
        return self.replaces or self.sha256
