"""Proposals as the API shows them: the quotes are read from their calls, through the door."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from audit.access import door
from audit.access.accessor import Accessor
from coordination.identity.of_calls import known_patients
from coordination.log.event import Logged
from coordination.log.stream import Loaded
from coordination.policy.repeated_contact import Proposed
from coordination.proposals.cues import NEEDED
from coordination.proposals.row import ProposalRow
from coordination.proposals.shapes import ProposalItem, ProposalQuote, ProposalState
from coordination.routing.events import Quote, RoutingCueFound
from telephony.calls.state import call_of


def items_of(accessor: Accessor, rows: Sequence[ProposalRow]) -> list[ProposalItem]:
    """These proposals, with their patients' names and their quotes, recorded as seen (S9)."""
    calls = sorted({call for row in rows for call in row.calls})
    if not calls:
        return []
    names = {one.patient: one.name for one in known_patients(accessor, calls)}
    streams = door.read_streams(
        accessor, "cues", [f"{kind}/{call}" for call in calls for kind in ("call", "routing")]
    )
    return [_item(row, names, streams) for row in rows]


def _item(row: ProposalRow, names: Mapping[UUID, str | None], streams: Mapping[str, Loaded]) -> ProposalItem:
    if row.patient is None or row.made_at is None:
        raise LookupError(f"proposal {row.pk} was not made")
    return ProposalItem(
        id=row.pk,
        version=row.version,
        what=cast("Proposed", row.what),
        state=cast("ProposalState", row.standing),
        patient=row.patient,
        patient_name=names.get(row.patient),
        calls=row.calls,
        quotes=[quote for cued in row.cues for quote in _quotes(cued, streams)],
        made_at=row.made_at,
        followup=row.followup,
    )


def _quotes(cued: Mapping[str, object], streams: Mapping[str, Loaded]) -> list[ProposalQuote]:
    """The cues of one call, as its caller allows them to be read now (S13)."""
    call = UUID(str(cued["call"]))
    told, routing = streams.get(f"call/{call}"), streams.get(f"routing/{call}")
    if told is None or routing is None:
        return []
    allowed = all(call_of(told.events).consent(purpose) == "given" for purpose in NEEDED)
    wanted = {UUID(cue) for cue in cast("list[str]", cued["cues"])}
    return [
        _quote(call, one.event, one, allowed=allowed)
        for one in routing.logged
        if isinstance(one.event, RoutingCueFound) and one.event.cue in wanted
    ]


def _quote(call: UUID, cue: RoutingCueFound, logged: Logged, *, allowed: bool) -> ProposalQuote:
    at: datetime = logged.occurred_at
    words = cue.content.text if allowed and isinstance(cue.content, Quote) else None
    return ProposalQuote(call=call, cue=cue.cue, kind=cue.cue_kind, at=at, start=cue.start, words=words)
