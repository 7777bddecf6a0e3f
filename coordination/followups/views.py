"""The views of the worklist, as conditions on open follow-ups. All of them are asked with `now`."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

import msgspec
from django.db.models import Q

from coordination.followups.row import OPEN
from coordination.identity.matched import has_a_patient

View = Literal[
    "mine", "unassigned", "team", "overdue", "review", "uncontacted", "unmatched", "withheld", "snoozed"
]
UNMATCHED = "unmatched"  # the kind of work that finds out whose a call is
VIEWS: tuple[View, ...] = get_args(View)


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """Whose worklist it is, and when."""

    person: UUID
    duties: Sequence[str]
    now: datetime


def _claimed(viewer: Viewer) -> Q:
    return Q(claimed_until__gt=viewer.now)


def _in_sight(viewer: Viewer) -> Q:
    return Q(snoozed_until__isnull=True) | Q(snoozed_until__lte=viewer.now)


def _mine(viewer: Viewer) -> Q:
    return Q(owner=viewer.person) & _claimed(viewer)


def _unassigned(viewer: Viewer) -> Q:
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=viewer.now)
    return free & Q(duty__in=list(viewer.duties)) & _in_sight(viewer)


def _overdue(viewer: Viewer) -> Q:
    """Snoozed or not: the clock that the caller feels does not stop."""
    return Q(due__lte=viewer.now)


def _uncontacted(viewer: Viewer) -> Q:
    """Nobody has spoken with the caller yet, however often it was tried."""
    return Q(contacted=False) & _in_sight(viewer)


def _unmatched(viewer: Viewer) -> Q:
    """No patient is confirmed for any of its calls; who withheld the number has a view of their own. What was
    opened because nobody was confirmed in time is here however the number was given."""
    nobody = Q(withheld=False) & ~Q(has_a_patient("calls"))
    return (Q(kind=UNMATCHED) | nobody) & _in_sight(viewer)


_CONDITIONS: dict[View, Callable[[Viewer], Q]] = {
    "mine": _mine,
    "unassigned": _unassigned,
    "team": _in_sight,
    "overdue": _overdue,
    "review": lambda viewer: Q(kind="review") & _in_sight(viewer),
    "uncontacted": _uncontacted,
    "unmatched": _unmatched,
    "withheld": lambda viewer: Q(withheld=True) & _in_sight(viewer),
    "snoozed": lambda viewer: Q(snoozed_until__gt=viewer.now),
}


def condition(view: View, viewer: Viewer) -> Q:
    """What is in a view, besides being open."""
    return _CONDITIONS[view](viewer)


def open_in(view: View, viewer: Viewer) -> Q:
    """Open, and in the view."""
    return OPEN & condition(view, viewer)
