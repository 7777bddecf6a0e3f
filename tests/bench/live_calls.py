"""Calls that last, spoken at their own pace into a transcriber process, and when their words are seen."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

import msgspec

from coordination.log.stream import load, now
from telephony.calls.commands import AnswerConsent, RecordFact
from telephony.calls.events import PURPOSES, CallScriptSpoken
from telephony.calls.telling import tell
from telephony.recordings.tracks import Track
from telephony.simulator.audio import decode
from telephony.simulator.reading import AUDIO
from tests.bench.loops import running
from tests.bench.watching import Watch
from transcription.engines.port import RATE
from transcription.live.channels import TRACKS, channel_of
from transcription.live.holding import Held
from transcription.live.listener import not_heard
from transcription.live.sending import Sender
from transcription.sound.speech import LIMITS, Speech
from transcription.sound.telephone import TelephoneSound
from transcription.transcripts.appending import transcript_of
from transcription.transcripts.events import Channel, TranscriptNotHeard, TranscriptSegmentRecorded

STORIES = ("dizzy-after-new-pill", "refill-answered", "prior-authorization", "after-discharge")
TICK = 0.02
PATIENCE = 120.0
FRAME = 160


class Spoken(msgspec.Struct, frozen=True):
    """A story as its line carries it; by where each utterance begins, when its last voice is over."""

    sound: dict[Track, bytes]
    over: dict[tuple[Channel, int], float]

    @property
    def frames(self) -> int:
        return len(self.sound["inbound"]) // FRAME


@cache
def spoken(name: str, times: int = 1) -> Spoken:
    caller, staff = decode(AUDIO / f"{name}.ogg").mulaw()
    whole = len(caller) // FRAME * FRAME
    sound: dict[Track, bytes] = {"inbound": caller[:whole] * times, "outbound": staff[:whole] * times}
    over: dict[tuple[Channel, int], float] = {}
    for track in TRACKS:
        line, speech = TelephoneSound(), Speech()
        found = [
            one
            for start in range(0, whole * times, FRAME)
            for one in speech.feed(line.feed(sound[track][start : start + FRAME]))
        ]
        for one in [*found, *speech.feed(line.end()), *speech.end()]:
            over[channel_of(track), one.start] = one.end / RATE - LIMITS.after
    return Spoken(sound, over)


def consenting() -> UUID:
    """A call whose caller heard the notice in English and said yes."""
    call, at = uuid4(), now()
    notice = CallScriptSpoken(
        at=at, script="notice", version="1", purpose="notice", language="en", by="phone:bench"
    )
    tell(call, RecordFact(fact=notice), source="bench")
    tell(call, AnswerConsent(answers=dict.fromkeys(PURPOSES, True), how="key", at=at), source="bench")
    return call


def consenting_calls(count: int) -> list[UUID]:
    return [consenting() for _ in range(count)]


class Heard(msgspec.Struct, frozen=True):
    """Seconds from the last voice to the words' notification, of every segment; and what was given up."""

    delays: list[float]
    not_heard: int


@contextmanager
def transcribing() -> Iterator[Path]:
    """The address of a transcriber process, and the loops that show what it writes."""
    with running(), transcriber() as address:
        yield address


@contextmanager
def transcriber() -> Iterator[Path]:
    """The address of a transcriber process."""
    with tempfile.TemporaryDirectory(prefix="ringback-bench-") as folder:
        address = Path(folder) / "t.sock"
        environment = {"RINGBACK_TRANSCRIBER_SOCKET": str(address)}
        command = [sys.executable, "-m", "tests.faults.live_transcriber"]
        child = subprocess.Popen(command, env={**os.environ, **environment})
        try:
            yield address
        finally:
            child.terminate()
            child.wait(30)


def speak(address: Path, ids: Sequence[UUID], times: int) -> Heard:
    """These calls at once, begun one after the other within five seconds; each is `times` its story."""
    calls = len(ids)
    watch = Watch("transcripts")
    sender = Sender(address, not_heard)
    stories = [spoken(STORIES[number % len(STORIES)], times) for number in range(calls)]
    held = [sender.hold(call) for call in ids]
    first = [round(number * 5 / calls / TICK) for number in range(calls)]
    began = time.perf_counter()
    for tick in range(max(at + story.frames for at, story in zip(first, stories, strict=True))):
        time.sleep(max(0.0, began + (tick + 1) * TICK - time.perf_counter()))
        for one, story, at in zip(held, stories, first, strict=True):
            _bring(one, story, tick - at)
    _until_heard(held)
    heard = [
        _heard(watch, call, story, began + at * TICK)
        for call, story, at in zip(ids, stories, first, strict=True)
    ]
    watch.close()
    return Heard([delay for one in heard for delay in one.delays], sum(one.not_heard for one in heard))


def _bring(held: Held, story: Spoken, number: int) -> None:
    """The frames of both tracks that are spoken in this tick, if the call goes on then."""
    if 0 <= number < story.frames:
        place = number * FRAME
        for track in TRACKS:
            held.hear((track, place // 8, story.sound[track][place : place + FRAME]))


def _until_heard(calls: list[Held]) -> None:
    """The calls are over; until the transcriber has answered for all of them."""
    for held in calls:
        held.ended = True
    deadline = time.monotonic() + PATIENCE
    while not all(held.forgotten for held in calls):
        if time.monotonic() > deadline:
            raise TimeoutError("the calls were never heard to their end")
        time.sleep(0.1)


def _over(story: Spoken, segment: TranscriptSegmentRecorded) -> float:
    """Of the utterance that begins nearest to it: on a busy machine one may be cut in two."""
    starts = [start for channel, start in story.over if channel == segment.channel]
    nearest = min(starts, key=lambda start: abs(start - segment.start_sample))
    return min(story.over[segment.channel, nearest], segment.end + LIMITS.silence)


def _heard(watch: Watch, call: UUID, story: Spoken, began: float) -> Heard:
    delays, missed = [], 0
    for one in load(transcript_of(call)).logged:
        if isinstance(one.event, TranscriptNotHeard):
            missed += 1
        elif isinstance(one.event, TranscriptSegmentRecorded):
            over = _over(story, one.event)
            delays.append(watch.shown_at(call, one.version) - began - over)
    return Heard(delays, missed)
