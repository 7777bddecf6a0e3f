"""Which work comes before all other: that of a call for which an escalation is open.

Joined when asked for, never copied: open escalations are few, and end when a person says so.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from coordination.escalations.row import EscalationRow
from coordination.followups.row import FollowupRow


def urgent_calls() -> frozenset[UUID]:
    """The calls for which an escalation is open now."""
    calls = EscalationRow.objects.filter(is_open=True, call__isnull=False).values_list("call", flat=True)
    return frozenset(call for call in calls if call is not None)


def marked(rows: Iterable[FollowupRow], urgent: Collection[UUID]) -> list[FollowupRow]:
    """The same rows, told whether they are urgent."""
    found = list(rows)
    for row in found:
        row.urgency = 0 if any(call in urgent for call in row.calls) else 1
    return found
