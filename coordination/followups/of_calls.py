"""What a list of calls shows of follow-ups: joined when asked for, never copied."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q

from coordination.followups.row import FollowupRow
from telephony.calls.row import CallRow


def followups_of(calls: Sequence[UUID]) -> Mapping[UUID, UUID]:
    """The follow-up that each call opened or joined; of several one that is open, and of these its callback,
    else the last."""
    is_callback = ExpressionWrapper(Q(kind="callback"), output_field=BooleanField())
    rows = FollowupRow.objects.filter(calls__overlap=list(calls))
    rows = rows.order_by("is_open", is_callback, "series")
    return {call: pk for pk, joined in rows.values_list("pk", "calls") for call in joined}


def heard(calls: Sequence[UUID]) -> Mapping[UUID, bool]:
    """A person took the call, and no message of it waits to be heard. In doubt: not heard (S11)."""
    taken = CallRow.objects.filter(pk__in=list(calls), answered_at__isnull=False, voicemail_at__isnull=True)
    return dict.fromkeys(taken.values_list("pk", flat=True), True)
