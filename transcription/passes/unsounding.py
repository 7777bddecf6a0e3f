"""What was masked in the words must not be heard in the sound either."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import structlog

from coordination.log.faults import is_passing
from coordination.log.quarantine import name_of
from coordination.log.stream import load, now
from telephony.calls.events import CallRecordingStored, Silence
from telephony.calls.state import Call
from telephony.calls.telling import call_now
from telephony.recordings.silencing import silence
from transcription.passes.live_place import Place, place_of_live
from transcription.transcripts.appending import transcript_of
from transcription.transcripts.events import Channel, TranscriptMasked, TranscriptSegmentRecorded
from transcription.transcripts.heard import HeardFact

MARGIN = 0.3
"""Seconds before and after: engines place a word some tenths of a second beside where it was said."""
ITS_OWN = Place(shift=0.0, unsure=0.0)

log = structlog.get_logger()


def silence_masked(call: UUID, sides: Sequence[Channel], settings: str, facts: Sequence[HeardFact]) -> None:
    """Silence in the stored recording all that this hearing of it masked: what the log holds of it, and
    `facts` that are about to follow. Raises what `telephony.recordings.silencing.silence` raises.
    """
    told = [*load(transcript_of(call)).events, *facts]
    own = {
        one.segment for one in told if isinstance(one, TranscriptSegmentRecorded) and one.settings == settings
    }
    masks = [one for one in told if isinstance(one, TranscriptMasked) and one.segment in own]
    if masks:
        silence(call, silences_of(masks, sides, ITS_OWN), now())


def silence_live_masked(call_id: UUID, sides: Sequence[Channel]) -> None:
    """The same by what was masked while the call lasted, for a recording that nothing hears to its end, and
    that people can play. What cannot be silenced is logged, and keeps nobody from giving the recording up."""
    call = call_now(call_id)
    if call.stored is None:
        return
    try:
        _silence_live_masked(call_id, call, call.stored, sides)
    except Exception as error:
        if is_passing(error):
            raise
        log.error("not silenced", call=str(call_id), why=name_of(error))


def _silence_live_masked(
    call_id: UUID, call: Call, stored: CallRecordingStored, sides: Sequence[Channel]
) -> None:
    logged = load(transcript_of(call_id)).logged
    live = {
        one.event.segment
        for one in logged
        if isinstance(one.event, TranscriptSegmentRecorded) and one.event.heard_in == "live"
    }
    masks = [one.event for one in logged if isinstance(one.event, TranscriptMasked)]
    masks = [mask for mask in masks if mask.segment in live]
    if masks:
        silence(call_id, silences_of(masks, sides, place_of_live(call, stored, logged)), now())


def silences_of(masks: Iterable[TranscriptMasked], sides: Sequence[Channel], place: Place) -> list[Silence]:
    """Where the digits are, by the file's channels; in all of them where nobody is told apart."""
    margin = MARGIN + place.unsure
    return [
        Silence(
            channel=sides.index(mask.channel) if len(sides) > 1 and mask.channel in sides else None,
            start=max(0.0, round(mask.start + place.shift - margin, 3)),
            end=max(0.0, round(mask.end + place.shift + margin, 3)),
        )
        for mask in masks
    ]
