"""Being told in this browser while it does not show Ringback: a setting of each person's own."""

from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from msgspec import Meta

from coordination.escalations.notifying import browsers
from coordination.http.answering import json_response
from coordination.http.asking import Asked, person_of
from coordination.http.decoding import body_of
from coordination.http.endpoints import Endpoint, Query
from coordination.http.problems import Problem, Slug
from coordination.http.shapes import Body, Item
from coordination.people.roles import ANY

Address = Annotated[str, Meta(min_length=1, max_length=2000)]


class PushOffer(Item):
    """`key` is what a browser subscribes with; null where the clinic sends no push."""

    key: str | None


class PushBrowser(Item):
    """A browser that is told. `id` is what forgets it."""

    id: UUID


class AddBrowser(Body):
    """`address` is the endpoint of the browser's subscription."""

    address: Address


class GetPush(Query):
    """Whether browsers can be told while they do not show Ringback, and with which key."""

    operation = "push_get"
    roles = ANY
    patient_data = False
    answer = PushOffer

    def find(self, asked: Asked) -> PushOffer:
        account = settings.RINGBACK_PUSH
        return PushOffer(key=account.public_key() if account is not None else None)


class AddPushBrowser(Endpoint):
    """Tell this browser from now on. The same again is the same."""

    operation = "push_add_browser"
    roles = ANY
    method = "post"
    patient_data = False
    body = AddBrowser
    answer = PushBrowser
    problems = (409, 503)

    def respond(self, request: HttpRequest) -> HttpResponse:
        asked = body_of(request, AddBrowser)
        try:
            known = browsers.add(person_of(request).pk, asked.address)
        except browsers.NoPushService as refused:
            raise Problem(Slug.REFUSED, str(refused)) from refused
        return json_response(PushBrowser(id=known))


class ForgetPushBrowser(Endpoint):
    """Tell this browser no more."""

    operation = "push_forget_browser"
    roles = ANY
    method = "delete"
    patient_data = False
    status = 204

    def respond(self, request: HttpRequest, *, id: UUID) -> HttpResponse:
        if not browsers.forget(person_of(request).pk, id):
            raise Problem(Slug.NOT_FOUND)
        return HttpResponse(status=204)
