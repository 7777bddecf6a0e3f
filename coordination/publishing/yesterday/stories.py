"""The simulator's stories as calls of a day that is over: what the phone system told, and what was said.

What it told goes through the same reading as at the door; what was said is taken from the story, for there
is no sound. Pure but for the lengths of the stories' sound files.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import NAMESPACE_OID, UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec

from coordination.policy.published import Policy
from coordination.policy.zones import at_wall_time
from telephony.calls.telling import Report, call_id
from telephony.doors.reports import command_of, read_report
from telephony.simulator.audio import length
from telephony.simulator.reading import AUDIO, read_scripts
from telephony.simulator.script import PhoneCall, Script, Words
from telephony.simulator.signed_call import SOURCE, event_message
from telephony.simulator.signed_events import events_of
from transcription.engines.port import RATE
from transcription.transcripts.events import (
    SegmentWords,
    TranscriptPassCompleted,
    TranscriptSegmentRecorded,
    Word,
)
from transcription.transcripts.heard import HeardFact

FIRST, LAST = time(7, 30), time(21, 30)  # of the clinic's clock: the demo is open from 7 to 22
A_WORD = 0.4  # seconds: 150 words a minute
ENGINE = "story"  # nobody heard these words: they are written in the story


class PastCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call that is over; `words` is empty where the caller did not want hers written down."""

    id: UUID
    ended_at: datetime
    reports: tuple[Report, ...]
    words: tuple[HeardFact, ...]


def calls_of(day: date, zone: ZoneInfo, policy: Policy) -> Iterator[PastCall]:
    """Every story once, one after the other through that day; those of a night at their hour."""
    told = [
        (name, number, script, call)
        for name, script in read_scripts().items()
        for number, call in enumerate(script.calls)
    ]
    first, last = at_wall_time(day, FIRST, zone), at_wall_time(day, LAST, zone)
    apart = (last - first) / len(told)
    for place, (name, number, script, call) in enumerate(told):
        at = first + place * apart
        if script.local_time is not None:
            at = at_wall_time(day, time.fromisoformat(script.local_time), zone)
        yield _call(f"{day}-{name}-{number}", script, call, at, policy)


def _call(pbx_call_id: str, script: Script, call: PhoneCall, at: datetime, policy: Policy) -> PastCall:
    id_ = call_id(SOURCE, pbx_call_id)
    reports = []
    talk = length(AUDIO / call.audio) if call.audio else call.talks
    for number, said in enumerate(events_of(script, call, talk), 1):
        at += timedelta(seconds=said.after)
        message = event_message(pbx_call_id, number, said, at.isoformat())
        envelope, data = read_report(message.body)
        reports.append(Report(call=id_, command=command_of(envelope, data, policy), at=at))
    written = call.consent is not None and call.consent.transcription and call.said
    words = tuple(_words(id_, call.said, script.language)) if written else ()
    return PastCall(id=id_, ended_at=at, reports=tuple(reports), words=words)


def _words(call: UUID, said: Sequence[Words], language: str) -> Iterator[HeardFact]:
    """A segment a sentence, and that these were all."""
    end = 0.0
    for number, one in zip(count(), said, strict=False):
        words = [
            Word(start=one.at + place * A_WORD, end=one.at + (place + 1) * A_WORD, text=text, probability=1.0)
            for place, text in enumerate(one.words.split())
        ]
        end = max(end, words[-1].end)
        yield TranscriptSegmentRecorded(
            segment=uuid5(NAMESPACE_OID, f"{call}/{number}"),
            heard_in="live",
            channel=one.who,
            speaker=one.who,
            start_sample=int(one.at * RATE),
            start=one.at,
            end=words[-1].end,
            probability=1.0,
            language=language,
            engine=ENGINE,
            model=ENGINE,
            settings=ENGINE,
            content=SegmentWords(text=one.words, words=words),
        )
    yield TranscriptPassCompleted(
        heard_in="live",
        engine=ENGINE,
        model=ENGINE,
        settings=ENGINE,
        language=language,
        recording=None,
        seconds=end,
        took=0.0,
        segments=len(said),
    )
