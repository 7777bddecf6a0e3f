"""What people do with a proposal."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from coordination.http.endpoints import Told
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Context, Logged
from coordination.log.execute import Outcome, execute
from coordination.log.stream import Loaded, load
from coordination.proposals.accepting import work_of
from coordination.proposals.decisions import PROPOSAL, Accept, Dismiss, Proposal
from coordination.proposals.decisions import Command as Asks
from coordination.proposals.events import Dismissal
from coordination.proposals.refusals import NoSuchProposal


def accept(told: Told, id_: UUID) -> Outcome[Proposal]:
    """The follow-up is opened in the same transaction."""
    stream = f"proposal/{id_}"
    first = _first(load(stream))
    work: list[Entry] = []

    def command(now: datetime) -> Asks:
        state = state_of(PROPOSAL, load(stream).events)
        work[:] = [work_of(id_, state, first.mode, now)] if state.standing == "open" else []
        followup = UUID(work[0].stream.partition("/")[2]) if work else id_
        return Accept(by=f"person/{told.person.pk}", followup=followup)

    context = _context(told, first)
    expected = told.expected
    return execute(PROPOSAL, stream, command, context, expected=expected, also=lambda loaded: work)


def dismiss(told: Told, id_: UUID, why: Dismissal) -> Outcome[Proposal]:
    """Nothing is opened."""
    stream = f"proposal/{id_}"
    command = Dismiss(by=f"person/{told.person.pk}", why=why)
    context = _context(told, _first(load(stream)))
    return execute(PROPOSAL, stream, lambda now: command, context, expected=told.expected)


def _first(loaded: Loaded) -> Logged:
    if not loaded.logged:
        raise NoSuchProposal
    return loaded.logged[0]


def _context(told: Told, first: Logged) -> Callable[[datetime], Context]:
    """What a person does about a proposal is of its mode (S14) and stems from its call."""
    return lambda now: replace(told.context(now, correlation=first.correlation), mode=first.mode)
