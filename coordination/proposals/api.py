"""/proposals: what Ringback proposes, and a person's answer."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from msgspec.structs import replace

from coordination.http.endpoints import Asked, Command, Done, Query, Told, route
from coordination.http.paging import door_page
from coordination.http.problems import Slug, answers
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Context, Logged
from coordination.log.execute import Outcome, execute
from coordination.log.projection import projected
from coordination.log.stream import Loaded, load
from coordination.people.roles import CARE, READERS
from coordination.proposals import shapes
from coordination.proposals.accepting import work_of
from coordination.proposals.decisions import PROPOSAL, Accept, Dismiss, Proposal
from coordination.proposals.decisions import Command as Asks
from coordination.proposals.items import items_of
from coordination.proposals.projections import proposals
from coordination.proposals.refusals import NoSuchProposal
from coordination.proposals.row import ProposalRow

answers(NoSuchProposal, Slug.NOT_FOUND)
SHADOW = "shadow"


class ListProposals(Query):
    """Proposals, the newest first. What is computed in the shadow is shown to nobody."""

    operation = "proposal_list"
    roles = READERS
    parameters = shapes.ProposalParameters
    answer = shapes.ProposalPage
    projections = ("proposals",)

    def find(self, asked: Asked) -> shapes.ProposalPage:
        wanted = asked.parameters

        def choose(rows: "QuerySet[ProposalRow]") -> "QuerySet[ProposalRow]":
            rows = rows.filter(standing=wanted.state, made_at__isnull=False).exclude(mode=SHADOW)
            return rows.filter(calls__contains=[wanted.call]) if wanted.call is not None else rows

        page = door_page(asked, "proposals", ProposalRow, choose, order=("-made_at", "-id"))
        return shapes.ProposalPage(items=items_of(asked.accessor, page.rows), next=page.next)


class ProposalCommand(Command):
    """A command that answers the proposal after it, from the log."""

    roles = CARE
    answer = shapes.ProposalItem
    if_match = True

    def do(self, told: Told, id: UUID) -> Done:
        outcome = self.act(told, id)
        row = projected(proposals, outcome.logged)
        (item,) = items_of(told.accessor, [row])
        return Done(stream=outcome.stream, version=outcome.version, item=item)

    def act(self, told: Told, id_: UUID) -> Outcome[Proposal]:
        raise NotImplementedError


class AcceptProposal(ProposalCommand):
    """Say yes: the follow-up is opened, due by its plan."""

    operation = "proposal_accept"

    def act(self, told: Told, id_: UUID) -> Outcome[Proposal]:
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


class DismissProposal(ProposalCommand):
    """Say no, and why."""

    operation = "proposal_dismiss"
    body = shapes.DismissProposalWhy

    def act(self, told: Told, id_: UUID) -> Outcome[Proposal]:
        stream = f"proposal/{id_}"
        command = Dismiss(by=f"person/{told.person.pk}", why=told.body.why)
        context = _context(told, _first(load(stream)))
        return execute(PROPOSAL, stream, lambda now: command, context, expected=told.expected)


def _first(loaded: Loaded) -> Logged:
    if not loaded.logged:
        raise NoSuchProposal
    return loaded.logged[0]


def _context(told: Told, first: Logged) -> Callable[[datetime], Context]:
    """What a person does about a proposal is of its mode (S14) and stems from its call."""
    return lambda now: replace(told.context(now, correlation=first.correlation), mode=first.mode)


routes = [
    route("proposals", ListProposals),
    route("proposals/<uuid:id>/accept", AcceptProposal),
    route("proposals/<uuid:id>/dismiss", DismissProposal),
]
