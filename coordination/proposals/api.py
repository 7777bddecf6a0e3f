"""/proposals: what Ringback proposes, and a person's answer."""

from uuid import UUID

from django.db.models import QuerySet

from coordination.http.endpoints import Asked, Command, Done, Query, Told, route
from coordination.http.paging import door_page
from coordination.http.problems import Slug, answers
from coordination.log.execute import Outcome
from coordination.log.projection import projected
from coordination.people.roles import CARE, READERS
from coordination.proposals import doing, shapes
from coordination.proposals.decisions import Proposal
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
        return doing.accept(told, id_)


class DismissProposal(ProposalCommand):
    """Say no, and why."""

    operation = "proposal_dismiss"
    body = shapes.DismissProposalWhy

    def act(self, told: Told, id_: UUID) -> Outcome[Proposal]:
        return doing.dismiss(told, id_, told.body.why)


routes = [
    route("proposals", ListProposals),
    route("proposals/<uuid:id>/accept", AcceptProposal),
    route("proposals/<uuid:id>/dismiss", DismissProposal),
]
