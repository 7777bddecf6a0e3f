"""A caller's no that is heard in the words of the call stops capture and listening at once (S13).

The doors look twice a second whether the yes stands, so nothing more has to be told than the fact.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog

from coordination.log.event import Context
from coordination.log.execute import execute
from coordination.policy.published import policy
from telephony.calls.commands import AnswerConsent
from telephony.calls.decisions import CALL
from telephony.calls.events import PURPOSES
from telephony.calls.telling import stream_of
from transcription.transcripts.appending import ACTOR
from transcription.transcripts.events import SegmentWords, TranscriptSegmentRecorded
from transcription.transcripts.heard import HeardFact

HOW = "heard"
log = structlog.get_logger()


def refuses(facts: Sequence[HeardFact]) -> bool:
    """Whether the caller took the yes back in these words. Staff who read the notice aloud did not."""
    return any(
        isinstance(fact, TranscriptSegmentRecorded)
        and fact.channel != "staff"
        and isinstance(fact.content, SegmentWords)
        and policy().refusals.heard_in(fact.content.text)
        for fact in facts
    )


def obey_refusals(call: UUID, facts: Sequence[HeardFact], at: datetime) -> None:
    """A refusal among them is a no to every purpose, whatever it named: less is kept, never more."""
    if not refuses(facts):
        return
    command = AnswerConsent(answers=dict.fromkeys(PURPOSES, False), how=HOW, at=at)
    execute(
        CALL,
        stream_of(call),
        lambda _: command,
        lambda now: Context(
            actor=ACTOR,
            role="system",
            clinic=policy().clinic.id,
            occurred_at=at,
            correlation=call,
            policy=policy().version,
        ),
    )
    log.info("a no was heard", call=str(call))
