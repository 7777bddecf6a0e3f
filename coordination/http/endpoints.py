"""What an API is written in: a class an operation, and `route`.

    class GetFollowup(Query):
        \"\"\"One follow-up, with its history.\"\"\"
        operation = "followup_get"
        roles = CARE
        answer = Followup
        def find(self, asked: Asked, id: UUID) -> Followup: ...

`Query` is a GET, `Search` a POST that changes nothing, `Command` (in command.py) a POST that appends.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from audit.access import door
from audit.access.accessor import Accessor
from coordination.http.answering import json_response
from coordination.http.asking import Asked
from coordination.http.command import Command, Done, Told
from coordination.http.decoding import body_of, parameters_of
from coordination.http.endpoint import Endpoint
from coordination.http.headers import awaited
from coordination.http.shapes import Parameters
from coordination.http.view import view_of
from coordination.log.waiting import wait_for

__all__ = ["Asked", "Command", "Done", "Endpoint", "Query", "Search", "Told", "route"]


class DoorBypassed(Exception):
    """An answer with patient data was made without the door of audit.access (S9). It does not leave."""


class Query(Endpoint):
    """A GET. Implement `find`; return the answer's struct, or a response when `answer` is None."""

    method: ClassVar[str] = "get"
    parameters: ClassVar[type[Parameters] | None] = None
    projections: ClassVar[Sequence[str]] = ()

    def find(self, *args: Any, **kwargs: Any) -> Any:
        """`find(asked, **parts of the address)`."""
        raise NotImplementedError

    def respond(self, request: HttpRequest, **at: Any) -> HttpResponseBase:
        asked = self.ask(request, self.accessor)
        found = self.find(asked, **at)
        self.put_on_record(asked, found)
        if self.patient_data and not self.accessor.trail:
            raise DoorBypassed(self.operation)
        response = found if isinstance(found, HttpResponseBase) else json_response(found)
        if version := getattr(found, "version", None):
            response["ETag"] = f'"{version}"'
        if request.headers.get("Ringback-Wait-For"):
            response["Ringback-Behind"] = "true" if asked.behind else "false"
        return response

    def put_on_record(self, asked: Asked, found: Any) -> None:
        """What else is recorded before the answer leaves; the door has recorded what is shown."""

    def ask(self, request: HttpRequest, accessor: Accessor) -> Asked:
        parameters = parameters_of(request.GET, self.parameters or Parameters)
        body = self.read_body(request)
        waited = awaited(request)
        behind = bool(waited and self.projections and not wait_for(self.projections, *waited))
        return Asked(request=request, accessor=accessor, parameters=parameters, body=body, behind=behind)

    def read_body(self, request: HttpRequest) -> msgspec.Struct | None:
        return None


class Search(Query):
    """A POST that only reads: what is looked for is private and stands in no address.

    Its body has `words`, its answer `items`. The search is on record also when it finds nothing (ADR-0015).
    """

    method: ClassVar[str] = "post"

    def sought(self, words: str) -> str:
        """What is looked for, the same however it is written."""
        return words

    def put_on_record(self, asked: Asked, found: Any) -> None:
        door.searched(asked.accessor, self.operation, self.sought(asked.body.words), len(found.items))

    def read_body(self, request: HttpRequest) -> msgspec.Struct | None:
        return body_of(request, self.body) if self.body else None


def route(address: str, *endpoints: type[Endpoint]) -> URLPattern:
    """One address under /api/v1/ and the endpoints of its methods. TypeError when one declares no roles."""
    return path(address, view_of(address, endpoints), name=endpoints[0].operation)
