"""A handoff as the API shows it, from its stream."""

from uuid import UUID

from audit.access import door
from coordination.handoffs import shapes
from coordination.handoffs.decisions import HANDOFF
from coordination.handoffs.events import HandoffPrepared, Quote
from coordination.handoffs.words import NEXT_STEPS
from coordination.log.decider import state_of
from coordination.log.stream import Loaded
from coordination.policy.published import policy
from coordination.routing.explained import why_in_words
from coordination.routing.shapes import RoutingWhy
from telephony.calls.state import Call


def handoff_of(loaded: Loaded, call: Call) -> shapes.Handoff:
    """NotShown where nothing was prepared. Words are kept back after the caller's no to them (S13)."""
    state = state_of(HANDOFF, loaded.events)
    record, accepted = state.record, state.accepted
    if record is None:
        raise door.NotShown
    queue = policy().handoff_map.queue(record.queue)
    return shapes.Handoff(
        id=UUID(loaded.stream.partition("/")[2]),
        version=loaded.version,
        call=record.call,
        lane=record.lane,
        queue=record.queue,
        queue_title=queue.title if queue is not None else record.queue,
        duty=record.duty,
        backup=record.backup_duty,
        owner=accepted.name if accepted is not None else None,
        accepted_at=accepted.at if accepted is not None else None,
        accepted_via=accepted.via if accepted is not None else None,
        identity="confirmed" if record.patient is not None else "not confirmed",
        patient=record.patient,
        request=record.request or None,
        why=[RoutingWhy(code=code, words=why_in_words(code)) for code in record.why],
        said=_said(record, call),
        next_step=record.next_step,
        next_step_words=NEXT_STEPS[record.next_step],
        move=state.move,
        told=record.told,
        prepared_at=record.at,
    )


def _said(record: HandoffPrepared, call: Call) -> shapes.HandoffWords | None:
    if record.segment is None or record.start is None or record.end is None:
        return None
    refused = call.consent("transcription") in {"declined", "withdrawn"}
    words = record.content.text if isinstance(record.content, Quote) and not refused else None
    return shapes.HandoffWords(words=words, segment=record.segment, start=record.start, end=record.end)
