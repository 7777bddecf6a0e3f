"""From final words to a nurse's screen, in one of eight calls that last."""

import threading
import time
from collections.abc import Iterator, Sequence
from itertools import product
from uuid import UUID, uuid4

from coordination.escalations.ids import escalation_id
from coordination.people.demo import seat
from tests.bench.figures import Figure, at_most, quantile
from tests.bench.live_calls import consenting_calls, speak, transcriber
from tests.bench.screen import Screen
from tests.bench.web import web
from tests.routing.triggers.lines import A_WORD
from transcription.engines.port import RATE
from transcription.transcripts.appending import append_segments
from transcription.transcripts.events import SegmentWords, TranscriptSegmentRecorded, Word

CALLS = 8
SAMPLES = 100
ROUNDS = 5  # of each call's story: they outlast the samples
BEGUN = 8.0  # seconds after which all of them speak
EVERY = 1.5  # seconds from one emergency to the next: far more than any clinic has
SPECIFIED = 1000.0  # milliseconds, p95: the handoff map's "final words to banner on the nurse's screen"
PATIENCE = 60.0

# A family has one escalation a call, whatever is said of it later: each is said once in each call.
EMERGENCIES = {
    "chest_pain": "since this morning there is like a pressure on my chest and it does not go away",
    "breathing": "I can hardly breathe right now",
    "stroke": "the left side of her face is drooping",
    "bleeding": "it keeps bleeding and it will not stop",
    "severe_reaction": "my tongue is swelling up from the peanuts",
    "overdose": "I took the whole bottle of pills",
    "self_harm": "I want to kill myself",
    "harm_to_others": "I am going to shoot my neighbor",
    "abuse": "my husband hits me",
    "severe_pain": "this is the worst pain of my life",
    "post_operative": "the incision opened up after my surgery",
    "pregnancy": "I am thirty weeks pregnant and my water broke",
    "critical_result": "this is the laboratory with a critical potassium",
}


def measure(*, quick: bool) -> list[Figure]:
    samples = 16 if quick else SAMPLES
    token = seat("nurse", None).token
    with web() as url, transcriber() as address, Screen(url, token) as screen:
        speak(address, consenting_calls(1), 1)  # models loaded, statements prepared, families built
        calls = consenting_calls(CALLS)
        lines = threading.Thread(target=speak, args=(address, calls, 1 if quick else ROUNDS))
        lines.start()
        took = list(_said(screen, calls, samples, time.perf_counter()))
        if not lines.is_alive():
            raise RuntimeError("the calls were over before the last of the emergencies")
        lines.join()
    told, shown = [one for one, _ in took], [one for _, one in took]
    named = f"final words to {{}}, in one of {CALLS} calls that last, {{}}"
    return [
        at_most(named.format("the nurse's socket", "p95"), "ms", quantile(told, 0.95), SPECIFIED),
        at_most(named.format("the nurse's banner", "p50"), "ms", quantile(shown, 0.50), SPECIFIED / 2),
        at_most(named.format("the nurse's banner", "p95"), "ms", quantile(shown, 0.95), SPECIFIED),
    ]


def _said(screen: Screen, calls: Sequence[UUID], samples: int, began: float) -> Iterator[tuple[float, float]]:
    """Of each emergency, milliseconds from before its append until she is told, and until she has it."""
    fresh = (
        (family, call)
        for family, call in product(EMERGENCIES, calls)
        if not screen.knows(escalation_id(call, family))  # the story of that call had told of it
    )
    for number, (family, call) in zip(range(samples), fresh, strict=False):
        time.sleep(max(0.0, began + BEGUN + number * EVERY - time.perf_counter()))
        said_at = time.perf_counter()
        append_segments(call, [_segment(EMERGENCIES[family], said_at - began)])
        banner = screen.shows(escalation_id(call, family), PATIENCE)
        yield (banner.told - said_at) * 1000, (banner.shown - said_at) * 1000


def _segment(text: str, start: float) -> TranscriptSegmentRecorded:
    """A caller's words so many seconds into the call, as the transcriber writes them down."""
    words = [
        Word(start=start + place * A_WORD, end=start + (place + 1) * A_WORD, text=word, probability=0.9)
        for place, word in enumerate(text.split())
    ]
    return TranscriptSegmentRecorded(
        segment=uuid4(),
        heard_in="live",
        channel="caller",
        speaker="caller",
        start_sample=int(start * RATE),
        start=start,
        end=words[-1].end,
        probability=0.9,
        language="en",
        engine="faster_whisper",
        model="tiny.en",
        settings="bench",
        content=SegmentWords(text=text, words=words),
    )
