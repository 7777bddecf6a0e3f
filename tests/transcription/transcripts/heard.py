"""What passes heard, for tests: a caller who takes medicine, in words of half a second each."""

from uuid import UUID, uuid5

from coordination.log.event import FORGOTTEN
from transcription.transcripts.events import (
    Channel,
    CorrectedWords,
    HiddenDigits,
    Mark,
    MarkedWords,
    MaskKind,
    NotHeardWhy,
    Pass,
    PossibleWords,
    SegmentWords,
    TranscriptMasked,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptPossibleHeard,
    TranscriptSegmentCorrected,
    TranscriptSegmentRecorded,
    Word,
)

CALL = UUID("00000000-0000-4000-8000-0000000000ca")
LIVE, LATER = "live-settings", "later-settings"


def settings_of(heard_in: Pass) -> str:
    return LIVE if heard_in == "live" else LATER


def segment_id(
    start: float, heard_in: Pass = "live", channel: Channel = "caller", settings: str = ""
) -> UUID:
    return uuid5(CALL, f"{channel}/{float(start)}/{settings or settings_of(heard_in)}")


def words_of(text: str, start: float) -> tuple[Word, ...]:
    return tuple(
        Word(start=start + 0.5 * place, end=start + 0.5 * (place + 1), text=word, probability=0.9)
        for place, word in enumerate(text.split())
    )


def heard(
    text: str,
    start: float = 0.0,
    *,
    heard_in: Pass = "live",
    channel: Channel = "caller",
    settings: str = "",
    marks: tuple[MarkedWords, ...] = (),
) -> TranscriptSegmentRecorded:
    words = words_of(text, start)
    return TranscriptSegmentRecorded(
        segment=segment_id(start, heard_in, channel, settings),
        heard_in=heard_in,
        channel=channel,
        speaker="unknown" if channel == "mixed" else channel,
        start_sample=int(start * 16_000),
        start=start,
        end=words[-1].end,
        probability=0.9,
        language="en",
        engine="faster_whisper",
        model="tiny.en" if heard_in == "live" else "base.en",
        settings=settings or settings_of(heard_in),
        content=SegmentWords(text=text, words=words, marks=marks),
    )


def marked(mark: Mark, first: int, last: int) -> MarkedWords:
    return MarkedWords(mark=mark, first=first, last=last)


def corrected(
    before: str, after: str, first: int, edits: int, start: float = 0.0, heard_in: Pass = "live"
) -> TranscriptSegmentCorrected:
    return TranscriptSegmentCorrected(
        segment=segment_id(start, heard_in),
        first=first,
        last=first + len(before.split()) - 1,
        heard_in=heard_in,
        settings=settings_of(heard_in),
        edits=edits,
        content=CorrectedWords(before=before, after=after),
    )


def completed(
    heard_in: Pass = "post_call", *, settings: str = "", took: float = 4.0, segments: int = 1
) -> TranscriptPassCompleted:
    return TranscriptPassCompleted(
        heard_in=heard_in,
        engine="faster_whisper",
        model="tiny.en" if heard_in == "live" else "base.en",
        settings=settings or settings_of(heard_in),
        language="en",
        recording=None if heard_in == "live" else "ab" * 32,
        seconds=60.0,
        took=took,
        segments=segments,
    )


def unheard(
    start: float,
    end: float,
    *,
    heard_in: Pass = "live",
    why: NotHeardWhy = "overload",
    given_up: bool = False,
) -> TranscriptNotHeard:
    return TranscriptNotHeard(
        heard_in=heard_in, channel="caller", start=start, end=end, why=why, given_up=given_up
    )


def guessed(text: str = "chest pain", start: float = 3.0) -> TranscriptPossibleHeard:
    """A proposal of the second hearing."""
    return TranscriptPossibleHeard(
        possible=uuid5(CALL, f"possible/{text}/{start}"),
        family="chest_pain",
        segment=segment_id(start, "post_call"),
        channel="caller",
        speaker="caller",
        start=start,
        end=start + 1,
        probability=0.8,
        language="en",
        engine="faster_whisper",
        model="base.en",
        settings="leaning-settings",
        content=PossibleWords(text=text),
    )


MASK = UUID("00000000-0000-4000-8000-0000000000a5")


def masked(kind: MaskKind = "social_security", start: float = 0.0) -> TranscriptMasked:
    digits = HiddenDigits(text="078 05 1120") if kind == "social_security" else FORGOTTEN
    return TranscriptMasked(
        mask=MASK,
        kind=kind,
        segment=segment_id(start),
        channel="caller",
        start=start,
        end=start + 2,
        content=digits,
    )
