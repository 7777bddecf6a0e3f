"""Which calls of a patient have cues, read from the log."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from coordination.ehr.decisions import PATIENT
from coordination.ehr.patients import stream_of as patient_stream
from coordination.ehr.row import PatientRow
from coordination.identity.decisions import IDENTITY
from coordination.identity.looking import identity_stream
from coordination.identity.row import IdentityRow
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.stream import load, load_many
from coordination.proposals.decisions import WithCues
from coordination.proposals.events import CuedCall
from coordination.routing.events import RoutingCueFound
from telephony.calls.events import Purpose
from telephony.calls.state import Call, call_of

NEEDED: tuple[Purpose, ...] = ("transcription", "analysis")
"""Without a yes to both, a cue counts for nothing, whenever the no was said (S13)."""


def patients_of(call: UUID) -> list[UUID]:
    """The confirmed patients of a call, each as the one who stands for her now."""
    confirmed = state_of(IDENTITY, load(identity_stream(call)).events).patients
    return list(dict.fromkeys(standing_for(patient) for patient in confirmed))


def standing_for(patient: UUID) -> UUID:
    """The patient into whom her chart was merged, however often; herself otherwise."""
    seen = {patient}
    while (into := state_of(PATIENT, load(patient_stream(patient)).events).merged_into) is not None:
        if into in seen:
            break  # two charts that are merged into each other: the EHR's fault, and no reason to hang
        seen.add(into)
        patient = into
    return patient


def cued_calls(patient: UUID, mode: str, besides: UUID) -> list[WithCues]:
    """The patient's calls of this mode that have a cue which counts. The read models suggest the calls,
    `besides` them the one that we were just told of; the log decides."""
    merged = PatientRow.objects.filter(merged_into=patient).values_list("pk", flat=True)
    ids = [patient, *merged]
    suggested = IdentityRow.objects.filter(patients__overlap=ids, mode=mode).values_list("pk", flat=True)
    calls = sorted({besides, *suggested})
    kinds = ("identity", "routing", "call")
    found = load_many([f"{kind}/{call}" for kind in kinds for call in calls])
    cued = []
    for call in calls:
        theirs = state_of(IDENTITY, found[identity_stream(call)].events).patients
        told = found[f"call/{call}"]
        if not told.logged or told.logged[0].mode != mode or not {*theirs} & {*ids}:
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
