"""A call's routing as the API shows it, from the streams of its call.

What was only computed in the shadow is shown to nobody.
"""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from coordination.http.since import actor_names
from coordination.log.decider import state_of
from coordination.log.event import Event, Logged
from coordination.log.stream import Loaded
from coordination.policy.published import policy
from coordination.routing import shapes
from coordination.routing.decisions import ROUTING
from coordination.routing.events import (
    Quote,
    Reason,
    RoutingBarrierProposed,
    RoutingCueFound,
    RoutingLaneAssigned,
    RoutingLaneOverridden,
    RoutingReasonClassified,
    RoutingReasonCorrected,
    RoutingTriggerFound,
    RoutingTriggerMissed,
)
from coordination.routing.explained import heard_in_words, why_in_words
from coordination.routing.standing import SHADOW
from coordination.routing.state import Assigned, Routing
from telephony.calls.events import CallScriptSpoken
from telephony.calls.state import Call, call_of
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.state import Transcript
from transcription.transcripts.superseding import gaps_shown, shown

E = TypeVar("E", bound=Event)


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """The streams that an answer is made of, and who asks."""

    id: UUID
    call: Loaded
    transcript: Loaded
    routing: Loaded
    person: str


def routing_of_call(looked: Looked) -> shapes.CallRouting:
    """Everything that may be shown now. Words are kept back after the caller's no to them (S13)."""
    call = call_of(looked.call.events)
    seen = [one for one in looked.routing.logged if one.mode != SHADOW]
    state = state_of(ROUTING, [one.event for one in seen])
    words = call.consent("transcription") not in {"declined", "withdrawn"}
    shows_cues = call.consent("analysis") == "given" and not call.protected
    show = _Show(seen=seen, state=state, words=words, person=looked.person)
    return shapes.CallRouting(
        id=looked.id,
        version=looked.routing.version,
        analysis=call.consent("analysis"),
        protected=call.protected,
        heard=heard_of(call, state_of(TRANSCRIPT, looked.transcript.events)),
        triggers=show.triggers(),
        reason=show.reason(),
        lane=show.lane(call),
        cues=show.cues() if shows_cues else [],
        barriers=show.barriers() if shows_cues else [],
    )


def heard_of(call: Call, transcript: Transcript) -> shapes.RoutingHeard:
    """S11: what was not heard is said beside whatever was found."""
    segments, gaps = shown(transcript), gaps_shown(transcript)
    until = max((one.heard.end for one in segments), default=None)
    missed = round(sum(gap.end - gap.start for gap in gaps), 3)
    languages = sorted({one.heard.language for one in segments if one.words})
    return shapes.RoutingHeard(
        until=until,
        not_heard_seconds=missed,
        gaps=[
            shapes.RoutingGap(start=gap.start, end=gap.end, channel=gap.channel, why=gap.why) for gap in gaps
        ],
        sentence=heard_in_words(call.consent("analysis"), until, missed, languages),
    )


class _Show:
    """The events of one stream, as items."""

    def __init__(self, *, seen: Sequence[Logged], state: Routing, words: bool, person: str) -> None:
        self._seen, self._state, self._words, self._person = seen, state, words, person
        self._names = actor_names({one.actor for one in seen})

    def triggers(self) -> list[shapes.RoutingTrigger]:
        found = [
            shapes.RoutingTrigger(
                id=event.trigger,
                family=event.family,
                tier=event.tier,
                why=event.why,
                drug=event.content.drug if self._words and isinstance(event.content, Quote) else None,
                possible=event.possible,
                marked_by=None,
                channel=event.channel,
                speaker=event.speaker,
                last_segment=event.last_segment,
                **self._place(one, event),
            )
            for one, event in self._of(RoutingTriggerFound)
        ]
        marked = [
            shapes.RoutingTrigger(
                id=event.trigger,
                family=event.family,
                tier=event.tier,
                why="marked",
                drug=None,
                possible=False,
                marked_by=self._names[one.actor],
                channel=None,
                speaker=None,
                last_segment=event.segment,
                **self._place(one, event),
            )
            for one, event in self._of(RoutingTriggerMissed)
        ]
        return sorted([*found, *marked], key=lambda item: (item.start, item.family))

    def cues(self) -> list[shapes.RoutingCue]:
        votes = {cue.id: cue.votes for cue in self._state.cues}
        return [
            shapes.RoutingCue(
                id=event.cue,
                kind=event.cue_kind,
                speaker=event.speaker,
                useful=sum(votes[event.cue].values()),
                not_useful=sum(not useful for useful in votes[event.cue].values()),
                voted=votes[event.cue].get(self._person),
                last_segment=event.last_segment,
                **self._place(one, event),
            )
            for one, event in self._of(RoutingCueFound)
        ]

    def barriers(self) -> list[shapes.RoutingBarrier]:
        return [
            shapes.RoutingBarrier(
                id=event.barrier,
                kind=event.barrier_kind,
                speaker=event.speaker,
                last_segment=event.last_segment,
                **self._place(one, event),
            )
            for one, event in self._of(RoutingBarrierProposed)
        ]

    def reason(self) -> shapes.RoutingReason | None:
        known = self._state.reason
        if known is None:
            return None
        said = (
            [*self._of(RoutingReasonCorrected)] if known.corrected else [*self._of(RoutingReasonClassified)]
        )
        newest = said[-1][0]
        return shapes.RoutingReason(
            reason=known.reason,
            probability=known.probability,
            corrected_by=self._names[newest.actor] if known.corrected else None,
            at=newest.occurred_at,
        )

    def lane(self, call: Call) -> shapes.RoutingLane | None:
        lane = self._state.lane
        if lane is None:
            return None
        cls = RoutingLaneAssigned if lane.by is None else RoutingLaneOverridden
        newest, event = [*self._of(cls)][-1]
        reason = event.content if isinstance(event, RoutingLaneOverridden) else None
        queue = policy().handoff_map.queue(lane.queue)
        return shapes.RoutingLane(
            lane=lane.lane,
            urgency=lane.urgency,
            clinical=lane.clinical,
            queue=lane.queue,
            queue_title=queue.title if queue is not None else lane.queue,
            duty=lane.duty,
            backup=lane.backup_duty,
            why=[shapes.RoutingWhy(code=code, words=why_in_words(code)) for code in lane.why],
            script=script_of(lane, call),
            overridden_by=self._names[newest.actor] if lane.by is not None else None,
            override_reason=reason.text if isinstance(reason, Reason) else None,
            at=newest.occurred_at,
        )

    def _of(self, cls: type[E]) -> list[tuple[Logged, E]]:
        return [(one, one.event) for one in self._seen if isinstance(one.event, cls)]

    def _place(self, one: Logged, event: Any) -> dict[str, Any]:
        quoted = event.content if self._words and isinstance(event.content, Quote) else None
        return {
            "words": quoted.text if quoted is not None else None,
            "segment": event.segment,
            "first": event.first,
            "last": event.last,
            "start": event.start,
            "end": event.end,
            "at": one.occurred_at,
        }


def script_of(lane: Assigned, call: Call) -> shapes.RoutingScript | None:
    """In the language that the caller was last spoken to in, else in that of the line."""
    if lane.script is None:
        return None
    prompt = policy().prompt(lane.script, language_of(call))
    return shapes.RoutingScript(
        name=prompt.name, version=prompt.version, language=prompt.language, text=prompt.text
    )


def language_of(call: Call) -> str:
    """Of the newest script that was spoken; without one the line's, without that the clinic's."""
    spoken = call.of(CallScriptSpoken)
    if spoken:
        return spoken[-1].language
    line = policy().lines.get(call.offered.line) if call.offered is not None else None
    return line.language if line is not None else policy().clinic.language
