"""Where the sound that was heard while a call lasted lies in the call's recording. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from coordination.log.event import Logged
from telephony.calls.events import STREAMED, CallRecordingStarted, CallRecordingStored
from telephony.calls.state import Call
from transcription.transcripts.events import TranscriptSegmentRecorded

UNSURE = 3.0
"""Seconds by which clocks of two systems differ, and words come later than they were said, at the most: where
it is a guess, so much more is taken on both sides."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds from the recording's first sample to the stream's, and how far that may be wrong."""

    shift: float
    unsure: float


def place_of_live(call: Call, stored: CallRecordingStored, logged: Sequence[Logged]) -> Place:
    """`logged` is the call's transcript. A recording that we kept from the stream begins with it."""
    streamed = [one.at for one in call.of(CallRecordingStarted) if one.via in STREAMED]
    begin = streamed[0] if streamed else _guessed_begin(logged)
    if begin is None or stored.begins_at is None:
        return Place(shift=0.0, unsure=UNSURE)
    shift = (begin - stored.begins_at).total_seconds()
    return Place(shift=round(shift, 3), unsure=0.0 if streamed and not shift else UNSURE)


def _guessed_begin(logged: Sequence[Logged]) -> datetime | None:
    """By the words that were written down soonest after they were said."""
    begins = [
        one.recorded_at - timedelta(seconds=one.event.end)
        for one in logged
        if isinstance(one.event, TranscriptSegmentRecorded) and one.event.heard_in == "live"
    ]
    return min(begins, default=None)
