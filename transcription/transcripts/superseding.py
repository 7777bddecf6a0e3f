"""Which of what was heard is shown. Pure.

The newest completed post-call pass takes the place of whatever was heard before it; until there is one,
the live words show, and without any the post-call pass as far as it has come. What a person corrected
stays in every case, and the words of another pass that lie under it do not show: a segment lies under
another when they are of one channel and its middle is within the other's time.
"""

from collections.abc import Collection

from transcription.transcripts.events import Pass, TranscriptNotHeard, TranscriptPossibleHeard
from transcription.transcripts.state import PassKey, Reviewed, Segment, Transcript


def shown_pass(transcript: Transcript) -> Pass | None:
    """Which kind of pass the words on the screen are of; None when nothing was heard yet."""
    keys = _shown_passes(transcript)
    return next(iter(keys))[0] if keys else None


def shown(transcript: Transcript) -> list[Segment]:
    """The segments to show, by time."""
    passes = _shown_passes(transcript)
    corrected = [one for one in transcript.segments.values() if one.corrected]
    kept = [
        one
        for one in transcript.segments.values()
        if one.corrected
        or (one.of_pass in passes and not any(_lies_under(one, other) for other in corrected))
    ]
    return sorted(kept, key=lambda one: (one.heard.start, one.heard.channel, str(one.heard.segment)))


def is_shown(transcript: Transcript, segment: Segment) -> bool:
    """Whether a person can see, and so correct, this segment."""
    return any(one.heard.segment == segment.heard.segment for one in shown(transcript))


def gaps_shown(transcript: Transcript) -> list[TranscriptNotHeard]:
    """What was not heard by the pass that is shown. What was given up before it was heard after all."""
    completed = transcript.passes
    if completed:
        wanted: tuple[Pass, int] = ("post_call", completed - 1)
        of_pass = [one.noted for one in transcript.gaps if (one.noted.heard_in, one.passes) == wanted]
        found = [gap for gap in of_pass if not gap.given_up]
    else:
        of = shown_pass(transcript)
        found = [one.noted for one in transcript.gaps if of is None or one.noted.heard_in == of]
    return sorted(found, key=lambda gap: (gap.start, gap.end, gap.channel))


def stands(transcript: Transcript, reviewed: Reviewed) -> bool:
    """Whether the words that somebody stood by are still the ones to see: no pass has replaced them."""
    return reviewed.passes == transcript.passes


def possible_shown(transcript: Transcript) -> list[TranscriptPossibleHeard]:
    """The proposals about the recording whose words are shown, by time."""
    found = [one.proposed for one in transcript.possible.values() if one.passes == transcript.passes]
    return sorted(found, key=lambda one: (one.start, one.family))


def _shown_passes(transcript: Transcript) -> Collection[PassKey]:
    completed = [one for one in transcript.completed if one.heard_in == "post_call"]
    if completed:
        return {("post_call", completed[-1].settings)}
    keys = [one.of_pass for one in transcript.segments.values()]
    live = {key for key in keys if key[0] == "live"}
    return live or set(keys[-1:])


def _lies_under(one: Segment, other: Segment) -> bool:
    if one.of_pass == other.of_pass or one.heard.channel != other.heard.channel:
        return False
    middle = (one.heard.start + one.heard.end) / 2
    return other.heard.start <= middle <= other.heard.end
