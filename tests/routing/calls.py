"""Calls with words, as the doors and the transcriber tell of them; people are invented."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from coordination.log.append import Entry, append
from coordination.log.decider import state_of
from coordination.log.event import Context, Event, Logged
from coordination.log.stream import load, now
from coordination.routing.decisions import ROUTING
from coordination.routing.state import Routing
from telephony.calls.events import (
    PURPOSES,
    CallAnswered,
    CallConsentDeclined,
    CallConsentGiven,
    CallEnded,
    CallOffered,
    CallRecordingStarted,
)
from transcription.transcripts.correcting import spread
from transcription.transcripts.events import (
    Channel,
    Pass,
    SegmentWords,
    TranscriptSegmentRecorded,
)

Said = tuple[float, str]
Side = Literal["caller", "staff"]


def append_to(stream: str, events: Sequence[Event], call: UUID, mode: str = "live") -> list[Logged]:
    context = Context(
        actor="phone:tests",
        role="phone",
        clinic="riverbend",
        occurred_at=now(),
        correlation=call,
        mode=mode,
    )
    return append([Entry(stream=stream, expected=load(stream).version, events=list(events))], context)


def answered_call(*, analysis: bool = True, mode: str = "live", minutes_ago: float = 1) -> UUID:
    """A call of a caller who said yes to everything, or to everything but analysis, and was answered."""
    call, began = uuid4(), now() - timedelta(minutes=minutes_ago)
    facts: list[Event] = [
        CallOffered(
            at=began,
            direction="inbound",
            number=f"+1{2_000_000_000 + uuid4().int % 7_999_999_999}",
            line="main",
            line_known=True,
            source="tests",
            pbx_call_id=str(uuid4()),
        ),
        *(
            CallConsentGiven(at=began + timedelta(seconds=9), purpose=purpose, how="key")
            for purpose in PURPOSES
            if analysis or purpose != "analysis"
        ),
        CallRecordingStarted(at=began + timedelta(seconds=9), via="external_media"),
        CallAnswered(at=began + timedelta(seconds=12)),
    ]
    append_to(f"call/{call}", facts, call, mode)
    return call


def say_no(call: UUID, purpose: Literal["recording", "transcription", "analysis"], at: datetime) -> None:
    append_to(f"call/{call}", [CallConsentDeclined(at=at, purpose=purpose, how="key")], call)


def ended(call: UUID) -> None:
    append_to(f"call/{call}", [CallEnded(at=now(), reason="completed")], call)


def segment(
    start: float,
    text: str,
    *,
    channel: Channel = "caller",
    heard_in: Pass = "live",
    language: str = "en",
    settings: str = "s1",
    id_: UUID | None = None,
) -> TranscriptSegmentRecorded:
    """Half a second a word."""
    end = start + len(text.split()) / 2
    return TranscriptSegmentRecorded(
        segment=id_ or uuid4(),
        heard_in=heard_in,
        channel=channel,
        speaker="staff" if channel == "staff" else "caller",
        start_sample=int(start * 16_000),
        start=start,
        end=end,
        probability=0.9,
        language=language,
        engine="tests",
        model="tests",
        settings=settings,
        content=SegmentWords(text=text, words=spread(text, start, end, 0.9)),
    )


def hear(call: UUID, *heard: Event, mode: str = "live") -> list[Logged]:
    """What a pass tells of a call."""
    return append_to(f"transcript/{call}", heard, call, mode)


def tell(call: UUID, *facts: Event, mode: str = "live") -> list[Logged]:
    """More facts of a call."""
    return append_to(f"call/{call}", facts, call, mode)


def route(call: UUID, *facts: Event, mode: str = "live") -> list[Logged]:
    """Facts of its routing, as a machine or a person says them."""
    return append_to(f"routing/{call}", facts, call, mode)


def routing(call: UUID) -> Routing:
    return state_of(ROUTING, load(f"routing/{call}").events)


def of_type(call: UUID, type_: str) -> list[Logged]:
    """The events of one type on the call's routing stream."""
    return [one for one in load(f"routing/{call}").logged if one.type == f"routing.{type_}"]
