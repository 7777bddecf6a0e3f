"""Whose call it is, as far as people have said. evolve folds the facts; pure."""

from datetime import datetime
from typing import TypeAlias
from uuid import UUID

import msgspec
from msgspec.structs import replace

from coordination.identity.events import (
    Described,
    IdentityCallerDescribed,
    IdentityMatchAwaited,
    IdentityPatientConfirmed,
    IdentityPatientWithdrawn,
    IdentityUnmatched,
)
from coordination.log.event import Event

Confirmed: TypeAlias = IdentityPatientConfirmed


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """`confirmed` are the links that stand, in the order in which they were made.

    `awaited` are the follow-ups that wait for a patient; `match_by` is null when nothing waits or the time
    is over. What was described and then destroyed is left out.
    """

    described: tuple[tuple[UUID, Described], ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    withdrawn: tuple[IdentityPatientWithdrawn, ...] = ()
    awaited: frozenset[UUID] = frozenset()
    match_by: datetime | None = None

    @property
    def patients(self) -> tuple[UUID, ...]:
        """The confirmed patients, each once."""
        return tuple(dict.fromkeys(one.patient for one in self.confirmed))

    def link(self, confirmation: UUID) -> Confirmed | None:
        return next((one for one in self.confirmed if one.confirmation == confirmation), None)


NOBODY = Identity()


def evolve(state: Identity, event: Event) -> Identity:
    """The state after one more fact."""
    match event:
        case IdentityCallerDescribed(description=id_, content=Described() as described):
            known = tuple(one for one in state.described if one[0] != id_)
            return replace(state, described=(*known, (id_, described)))
        case IdentityPatientConfirmed():
            return replace(state, confirmed=(*state.confirmed, event))
        case IdentityPatientWithdrawn():
            return _withdrawn(state, event)
        case IdentityMatchAwaited():
            sooner = event.by if state.match_by is None else min(event.by, state.match_by)
            return replace(state, awaited=state.awaited | {event.followup}, match_by=sooner)
        case IdentityUnmatched():
            return replace(state, match_by=None)
        case _:
            return state


def _withdrawn(state: Identity, event: IdentityPatientWithdrawn) -> Identity:
    left = tuple(one for one in state.confirmed if one.confirmation != event.confirmation)
    return replace(
        state,
        confirmed=left,
        withdrawn=(*state.withdrawn, event),
        match_by=event.match_by if state.awaited and not left else state.match_by,
    )
