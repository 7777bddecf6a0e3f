"""A call and its identity as the log and the directory have them, through the door of audit.access (S9)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from audit.access import door
from audit.access.accessor import Accessor
from coordination.ehr.charts import Chart
from coordination.ehr.connected import directory_for
from coordination.ehr.patients import patient_id
from coordination.ehr.port import Directory, DirectoryAway
from coordination.identity.candidates import Candidate, candidates
from coordination.identity.decisions import IDENTITY
from coordination.identity.events import Described
from coordination.identity.searching import charts_of, wanted_for
from coordination.identity.state import Confirmed, Identity
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.stream import Loaded
from coordination.people.models import Role
from coordination.people.roles import CARE
from coordination.policy.published import policy
from telephony.calls.state import Call, call_of
from telephony.calls.telling import stream_of as call_stream


def identity_stream(call: UUID) -> str:
    """The stream of a call's identity."""
    return f"identity/{call}"


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What was read: `mode` is the call's, and decides which directory is asked (S14)."""

    call_id: UUID
    call: Call
    mode: str
    logged: list[Logged]
    version: int
    state: Identity
    now: datetime

    @property
    def number(self) -> str | None:
        return self.call.offered.number if self.call.offered is not None else None

    @property
    def descriptions(self) -> list[Described]:
        return [described for _, described in self.state.described]

    @property
    def directory(self) -> Directory:
        return directory_for(self.mode)


def look(accessor: Accessor, call: UUID) -> Looked:
    """The call and its identity; NotShown for a call that was never heard of."""
    streams = [call_stream(call), identity_stream(call)]
    found = door.read_streams(accessor, "identity", streams)
    if streams[0] not in found:
        raise door.NotShown
    return looked(call, found[streams[0]], found.get(streams[1]))


def looked(call: UUID, told: Loaded, own: Loaded | None) -> Looked:
    """The same of streams that were read already."""
    logged = own.logged if own is not None else []
    return Looked(
        call_id=call,
        call=call_of(told.events),
        mode=told.logged[0].mode,
        logged=logged,
        version=own.version if own is not None else 0,
        state=state_of(IDENTITY, [one.event for one in logged]),
        now=told.now,
    )


def candidates_of(accessor: Accessor, at: Looked) -> list[tuple[UUID, Candidate]] | None:
    """The candidates, recorded as seen; None for who may not confirm. Raises DirectoryAway."""
    if Role(accessor.role) not in CARE:
        return None

    def find() -> list[tuple[UUID, Candidate]]:
        charts = charts_of(at.directory, wanted_for(at.number, at.descriptions))
        ids = {chart.record: id_ for id_, chart in charts.items()}
        ranked = candidates(at.number, at.descriptions, charts.values(), policy().identity)
        return [(ids[one.chart.record], one) for one in ranked]

    return list(door.read_as(accessor, "candidates", find, lambda one: one[0]))


def charts_of_confirmed(accessor: Accessor, at: Looked) -> dict[UUID, Chart]:
    """The charts of the confirmed patients, by confirmation, recorded as seen; without those that the
    directory does not have, or has not now."""

    def find() -> Sequence[tuple[Confirmed, Chart | None]]:
        return [(one, _chart(at.directory, one)) for one in at.state.confirmed]

    read = door.read_as(accessor, "patient", find, lambda pair: pair[0].patient)
    return {one.confirmation: chart for one, chart in read if chart is not None}


def _chart(directory: Directory, link: Confirmed) -> Chart | None:
    """Only of the very EHR that the link was made with: the same record id of another is another patient."""
    if patient_id(directory.issuer, link.record) != link.patient:
        return None
    try:
        return directory.chart(link.record)
    except DirectoryAway:
        return None
