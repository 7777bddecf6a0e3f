"""What was not heard is said to be so, which makes it a person's work (coordination/followups/unheard.py)."""

from collections.abc import Sequence
from uuid import UUID

import structlog

from coordination.log.errors import StreamForgotten
from coordination.log.event import Logged
from transcription.transcripts.appending import append_segments
from transcription.transcripts.events import Channel, NotHeardWhy, TranscriptNotHeard
from transcription.transcripts.refusals import TranscriptionDeclined, TranscriptionUnanswered

log = structlog.get_logger()


def hand_over(
    call: UUID, sides: Sequence[Channel], heard: Sequence[float], end: float, why: NotHeardWhy
) -> list[Logged]:
    """Nobody heard these channels from where each was heard to, to the end of the sound; told twice it is no
    news. Of a caller who said no, or whose words were destroyed, nothing is said: there is nothing to hear.
    """
    reached = [*heard, *[0.0] * len(sides)]
    facts = [
        TranscriptNotHeard(
            heard_in="post_call", channel=side, start=start, end=max(start, end), why=why, given_up=True
        )
        for side, start in zip(sides, reached, strict=False)
    ]
    try:
        return append_segments(call, facts)
    except (TranscriptionDeclined, TranscriptionUnanswered, StreamForgotten) as refusal:
        log.info("not handed over", call=str(call), why=type(refusal).__name__)
        return []
