"""Which calls of a patient have cues, read from the log."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from coordination.identity.confirmed import calls_of
from coordination.log.event import Logged
from coordination.log.stream import load_many
from coordination.proposals.decisions import WithCues
from coordination.proposals.events import CuedCall
from coordination.routing.events import RoutingCueFound
from telephony.calls.events import Purpose
from telephony.calls.state import Call, call_of

NEEDED: tuple[Purpose, ...] = ("transcription", "analysis")
"""Without a yes to both, a cue counts for nothing, whenever the no was said (S13)."""


def cued_calls(patient: UUID, mode: str, besides: UUID) -> list[WithCues]:
    """The patient's calls of this mode that have a cue which counts; `besides` is the one that we were just
    told of."""
    calls = calls_of(patient, mode, [besides])
    found = load_many([f"{kind}/{call}" for kind in ("routing", "call") for call in calls])
    cued = []
    for call in calls:
        told = found[f"call/{call}"]
        if not told.logged or told.logged[0].mode != mode:
            continue
        if (one := with_cues(call, call_of(told.events), found[f"routing/{call}"].logged, mode)) is not None:
            cued.append(one)
    return cued


def with_cues(call_id: UUID, call: Call, routing: Sequence[Logged], mode: str) -> WithCues | None:
    """The cues of a call, as far as its caller allowed them; what was computed in the shadow is not there."""
    if any(call.consent(purpose) != "given" for purpose in NEEDED):
        return None
    cues = list(_cues(routing, mode))
    if not cues:
        return None
    return WithCues(
        call=CuedCall(
            call=call_id,
            cues=tuple(cue.cue for cue, _ in cues),
            at=max(logged.occurred_at for _, logged in cues),
        ),
        kinds=frozenset(cue.cue_kind for cue, _ in cues),
    )


def _cues(routing: Iterable[Logged], mode: str) -> Iterable[tuple[RoutingCueFound, Logged]]:
    for logged in routing:
        if isinstance(logged.event, RoutingCueFound) and logged.mode == mode:
            yield logged.event, logged
