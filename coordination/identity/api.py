"""/calls/{id}/identity: whose call it is, who it may be, and what people say about it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from audit.access import door
from coordination.http.endpoints import Asked, Command, Done, Query, Told, route
from coordination.http.problems import Slug, answers, slug_of
from coordination.identity import doing, shapes
from coordination.identity.items import item_of
from coordination.identity.looking import identity_stream, look
from coordination.identity.of_calls import patients_of
from coordination.identity.refusals import NoSuchConfirmation
from coordination.log.errors import Refused
from coordination.people.roles import CARE, READERS
from telephony.calls.items import join

answers(NoSuchConfirmation, Slug.NOT_FOUND)
join("patient", patients_of)


class GetCallIdentity(Query):
    """Whose call it is, and whose it may be. A candidate tells how what is known compares with the chart, and
    nothing of the chart."""

    operation = "call_identity"
    roles = READERS
    answer = shapes.CallIdentity

    def find(self, asked: Asked, id: UUID) -> shapes.CallIdentity:
        return item_of(asked.accessor, look(asked.accessor, id))


class IdentityCommand(Command):
    """A command that answers the call's identity after it, from the log."""

    roles = CARE
    answer = shapes.CallIdentity

    def do(self, told: Told, id: UUID) -> Done:
        self.act(told, id)
        at = doing.look_again(id)
        item = item_of(told.accessor, at)
        return Done(stream=identity_stream(id), version=at.version, item=item)

    def act(self, told: Told, id_: UUID) -> None:
        raise NotImplementedError


class DescribeCallIdentity(IdentityCommand):
    """Write down who was said to be the patient: it is searched for, and confirms nobody."""

    operation = "call_identity_describe"
    body = shapes.DescribeCaller

    def act(self, told: Told, id_: UUID) -> None:
        doing.describe(told, id_, told.body)


class ConfirmCallIdentity(IdentityCommand):
    """Say whose call it is, with two identifiers of different kinds that are compared with the chart, and who
    speaks."""

    operation = "call_identity_confirm"
    body = shapes.ConfirmAs
    if_match = True

    def act(self, told: Told, id_: UUID) -> None:
        doing.confirm(told, id_, told.body)

    def respond(self, request: HttpRequest, **at: UUID) -> HttpResponse:
        """A refusal tells how something compares with a chart: who tried what is on record too (S9)."""
        try:
            return super().respond(request, **at)
        except Refused as refusal:
            door.denied(self.accessor, "patient", at["id"], slug_of(type(refusal)))
            raise


class WithdrawCallIdentity(IdentityCommand):
    """Take a wrong link back. It stays on record, and the call waits for its patient again."""

    operation = "call_identity_withdraw"
    body = shapes.TakeBack
    if_match = True

    def act(self, told: Told, id_: UUID) -> None:
        doing.withdraw(told, id_, told.body)


routes = [
    route("calls/<uuid:id>/identity", GetCallIdentity),
    route("calls/<uuid:id>/identity/describe", DescribeCallIdentity),
    route("calls/<uuid:id>/identity/confirm", ConfirmCallIdentity),
    route("calls/<uuid:id>/identity/withdraw", WithdrawCallIdentity),
]
