"""What came to a transcript since somebody read it, found without reading the rest of it. Pure.

While a pass writes, nothing but segments, their masks and stretches that were not heard is added: that can
be told by itself. Anything else (a correction, a later pass that takes the words' place) may change what is
shown of the rest, so then the whole is to be read again.
"""

import re
from collections.abc import Iterable

import msgspec

from coordination.log.event import Event, Forgotten
from transcription.transcripts.events import (
    Pass,
    TranscriptMasked,
    TranscriptMaskLifted,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptSegmentRecorded,
)
from transcription.transcripts.state import EMPTY, Segment, Transcript, evolve
from transcription.transcripts.superseding import shown_pass

CURSOR = r"^\d{1,18}\.(live|post_call)$"


class Cursor(msgspec.Struct, frozen=True):
    """Up to which version somebody has read, and the words of which pass are shown to them."""

    version: int
    shown: Pass

    def __str__(self) -> str:
        return f"{self.version}.{self.shown}"


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be added to what was shown."""

    segments: list[Segment]
    masks: list[TranscriptMasked]
    gaps: list[TranscriptNotHeard]


def cursor_of(transcript: Transcript, version: int) -> str | None:
    """Null where more words cannot simply be added: none are there, the last pass is complete, or a person
    corrected a segment under which other passes' words are hidden."""
    shown = shown_pass(transcript)
    if shown is None or transcript.passes:
        return None
    passes = {one.of_pass for one in transcript.segments.values()}
    corrected = any(one.corrected for one in transcript.segments.values())
    return None if corrected and len(passes) > 1 else str(Cursor(version, shown))


def cursor_from(text: str) -> Cursor:
    """Of a text that `CURSOR` matches."""
    found = re.match(CURSOR, text)
    if found is None:
        raise ValueError("not a cursor")
    return Cursor(int(text.partition(".")[0]), "live" if found[1] == "live" else "post_call")


def news_of(shown: Pass, events: Iterable[Event | Forgotten]) -> News | None:
    """What these events, in their order, add to a transcript of which this pass is shown; None when it is to
    be read again."""
    added = EMPTY
    for event in events:
        if not _only_adds(shown, event) or isinstance(event, Forgotten):
            return None
        added = evolve(added, event)
    segments = [one for one in added.segments.values() if one.heard.heard_in == shown]
    strays = any(mask.segment not in added.segments for mask in added.masks.values())
    if strays or any(one.destroyed for one in segments):
        return None
    return News(
        segments=segments,
        masks=list(added.masks.values()),
        gaps=[one.noted for one in added.gaps if one.noted.heard_in == shown],
    )


def _only_adds(shown: Pass, event: Event | Forgotten) -> bool:
    """Live words take the place of a later pass's that is not complete; its words theirs when it is."""
    match event:
        case TranscriptSegmentRecorded(heard_in=heard_in):
            return shown in {heard_in, "live"}
        case TranscriptPassCompleted(heard_in=heard_in):
            return heard_in == "live"
        case TranscriptMasked() | TranscriptNotHeard() | TranscriptMaskLifted():
            return True
        case _:
            return False
