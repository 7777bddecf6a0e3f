"""One-time codes: begin, confirm."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from msgspec import Meta

from coordination.http.answering import json_response
from coordination.http.asking import person_of
from coordination.http.decoding import body_of
from coordination.http.endpoint import Endpoint
from coordination.http.me import Me, me_response
from coordination.http.problems import Problem, Slug
from coordination.http.shapes import Body, Item, Nothing
from coordination.log.errors import Refused
from coordination.people import codes
from coordination.people.roles import ANY


class CodesAlreadySetUp(Refused):
    sentence = "One-time codes are set up already. An administrator can reset them."


class NewCodes(Item):
    """Show `uri` as a QR code, or `secret` to type; then confirm with a first code."""

    secret: str
    uri: str


class FirstCode(Body):
    """A code that the authenticator shows now."""

    code: Annotated[str, Meta(min_length=6, max_length=10)]


class BeginCodes(Endpoint):
    """Begin to set one-time codes up. Nothing changes before a first code confirms them."""

    operation = "codes_begin"
    roles = ANY
    method = "post"
    patient_data = False
    before_second_factor = True
    body = Nothing
    answer = NewCodes
    problems = (409,)

    def respond(self, request: HttpRequest) -> HttpResponse:
        person = person_of(request)
        body_of(request, Nothing)
        if codes.has_codes(person):
            raise CodesAlreadySetUp
        secret, uri = codes.begin(request, person)
        return json_response(NewCodes(secret=secret, uri=uri))


class ConfirmCodes(Endpoint):
    """Switch one-time codes on. From now on signing in needs one."""

    operation = "codes_confirm"
    roles = ANY
    method = "post"
    patient_data = False
    before_second_factor = True
    body = FirstCode
    answer = Me
    problems = (409,)

    def respond(self, request: HttpRequest) -> HttpResponse:
        person = person_of(request)
        given = body_of(request, FirstCode)
        if codes.has_codes(person):
            raise CodesAlreadySetUp
        if not codes.confirm(request, person, given.code):
            raise Problem(Slug.UNPROCESSABLE, errors={"code": ["This is not the code of the moment."]})
        return me_response(request, person)
