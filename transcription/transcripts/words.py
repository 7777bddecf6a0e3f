"""How a transcript's facts read after their actor's name. Never a word that was said (S8)."""

from coordination.http.since import says
from coordination.http.words import in_words
from transcription.transcripts import events as e

HEARD = {"live": "while it was spoken", "post_call": "after the call"}
WHY_NOT = {
    "overload": "too many calls at once",
    "transcriber_away": "the transcriber was away",
    "engine_failed": "the engine failed",
    "language": "a language that the engine does not know",
    "sound_missing": "the sound is missing",
    "sound_unreadable": "the sound cannot be read",
}
MASKED = {
    "card": "a card number",
    "security_code": "a card's security code",
    "social_security": "a social security number",
}


def clock(seconds: float) -> str:
    """`1:05`, `2:00:07`: a place in the sound."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def span(start: float, end: float) -> str:
    return f"{clock(start)} to {clock(end)}"


def words_of(first: int, last: int) -> str:
    """`word 3`, `words 3 to 5`: counted from one, as people do."""
    return f"word {first + 1}" if first == last else f"words {first + 1} to {last + 1}"


says(
    e.TranscriptSegmentRecorded,
    lambda event: (
        f"heard the {event.channel} channel {HEARD[event.heard_in]}, {span(event.start, event.end)}"
    ),
)
says(
    e.TranscriptSegmentCorrected,
    lambda event: f"corrected {words_of(event.first, event.last)} of a segment",
)
says(e.TranscriptRangeReviewed, lambda event: f"reviewed {span(event.start, event.end)}")
says(e.TranscriptMasked, lambda event: f"masked {MASKED[event.kind]} at {span(event.start, event.end)}")
says(e.TranscriptMaskLifted, "looked under a mask, with a reason")
says(
    e.TranscriptNotHeard,
    lambda event: f"did not hear {span(event.start, event.end)}: {WHY_NOT[event.why]}",
)
says(
    e.TranscriptPossibleHeard,
    lambda event: (
        f"heard words of {in_words(event.family)} at {span(event.start, event.end)} that may not have been"
        " said: a person must listen"
    ),
)
says(
    e.TranscriptPassCompleted,
    lambda event: f"finished hearing the call {HEARD[event.heard_in]}, by {event.engine} {event.model}",
)
