"""The read model of routing: where each call belongs, and counts, never words."""

from coordination.log.event import Logged
from coordination.log.projection import Projection
from coordination.routing.events import (
    RoutingBarrierProposed,
    RoutingCueFound,
    RoutingLaneAssigned,
    RoutingLaneOverridden,
    RoutingReasonClassified,
    RoutingReasonCorrected,
    RoutingTriggerFound,
    RoutingTriggerMissed,
)
from coordination.routing.row import RoutingRow
from coordination.routing.standing import SHADOW
from coordination.routing.strictness import rank

routing = Projection("routing", RoutingRow, kinds=("routing",))


def _seen(row: RoutingRow, at: Logged) -> bool:
    """Whether anybody is to see it."""
    if at.mode == SHADOW:
        return False
    row.mode = at.mode
    return True


@routing.on(RoutingTriggerFound)
def trigger_found(row: RoutingRow, event: RoutingTriggerFound, at: Logged) -> None:
    if _seen(row, at):
        _count(row, event)


@routing.on(RoutingTriggerMissed)
def trigger_missed(row: RoutingRow, event: RoutingTriggerMissed, at: Logged) -> None:
    if _seen(row, at):
        _count(row, event)
        row.missed += 1


def _count(row: RoutingRow, event: RoutingTriggerFound | RoutingTriggerMissed) -> None:
    known = row.families.split() if row.families else []
    row.families = " ".join(dict.fromkeys([*known, event.family]))
    if event.tier == "now":
        row.now += 1
    else:
        row.review += 1


@routing.on(RoutingCueFound)
def cue_found(row: RoutingRow, event: RoutingCueFound, at: Logged) -> None:
    if _seen(row, at):
        row.cues += 1


@routing.on(RoutingBarrierProposed)
def barrier_proposed(row: RoutingRow, event: RoutingBarrierProposed, at: Logged) -> None:
    if _seen(row, at):
        row.barriers += 1


@routing.on(RoutingReasonClassified)
def reason_classified(row: RoutingRow, event: RoutingReasonClassified, at: Logged) -> None:
    if _seen(row, at) and not row.reason_corrected:
        row.reason, row.probability = event.reason, event.probability
        row.audited = row.audited or event.audited


@routing.on(RoutingReasonCorrected)
def reason_corrected(row: RoutingRow, event: RoutingReasonCorrected, at: Logged) -> None:
    if _seen(row, at):
        row.reason, row.probability, row.reason_corrected = event.reason, 1.0, True


@routing.on(RoutingLaneAssigned)
def lane_assigned(row: RoutingRow, event: RoutingLaneAssigned, at: Logged) -> None:
    """S4: a looser lane is not believed, here as in the state."""
    if not _seen(row, at):
        return
    asked = rank(event.lane, event.urgency, clinical=event.clinical)
    if row.lane and asked < _rank(row):
        return
    row.lane, row.urgency, row.clinical = event.lane, event.urgency, event.clinical
    row.queue, row.duty, row.overridden = event.queue, event.duty, False


def _rank(row: RoutingRow) -> tuple[int, int, bool]:
    return rank(row.lane, row.urgency, clinical=row.clinical)  # type: ignore[arg-type] # its own columns


@routing.on(RoutingLaneOverridden)
def lane_overridden(row: RoutingRow, event: RoutingLaneOverridden, at: Logged) -> None:
    if _seen(row, at):
        row.urgency = row.urgency if row.lane and event.lane == event.before else "usual"
        row.lane, row.queue, row.duty, row.overridden = event.lane, event.queue, event.duty, True
