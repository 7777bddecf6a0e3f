"""What a row says of its own clocks: the same as the state's alarms, which a test compares."""

from datetime import datetime
from typing import Literal

from coordination.escalations.row import EscalationRow

State = Literal["unacknowledged", "acknowledged", "reached", "unreachable", "dismissed", "resolved"]


def state_of_row(row: EscalationRow) -> State:
    """How far it has come, in a word."""
    if row.resolved_at is not None:
        return "resolved"
    if row.judged == "dismissed":
        return "dismissed"
    if row.reached_at is not None:
        return "reached"
    if row.decision and row.settle_by is not None:
        return "unreachable"
    return "acknowledged" if row.held else "unacknowledged"


def next_alarm(row: EscalationRow) -> tuple[str, datetime | None]:
    """What rings next, and when; nothing once it is resolved."""
    if not row.is_open:
        return "", None
    if row.settle_by is not None:
        return "settle", row.settle_by
    due = {
        "step": row.until if not row.held else None,
        "reach": row.reach_by if row.held else None,
        "call_back": row.call_back_by,
        "decide": row.decide_by,
    }
    at, what = min((at, what) for what, at in due.items() if at is not None)
    return what, at
