"""The one place where a command's conventions are kept.

In this order: sign-in 401, role 403, Idempotency-Key 400, If-Match 428, media type 415, JSON 400, shape 422;
then, in one transaction with the key's row, `do`. The same key again is the same answer.
"""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse

from audit.access import door
from audit.access.accessor import Accessor
from coordination.http.answering import json_bytes
from coordination.http.asking import person_of
from coordination.http.decoding import body_of
from coordination.http.endpoint import Endpoint
from coordination.http.headers import expected_version, idempotency_key
from coordination.http.shapes import Nothing
from coordination.log.deciding import deciding
from coordination.log.event import Context
from coordination.log.idempotency import Answer, once
from coordination.people.models import Person
from coordination.policy.published import policy


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a Command is given. `expected`: the version of If-Match, None without one."""

    request: HttpRequest
    accessor: Accessor
    person: Person
    body: Any
    expected: int | None
    key: str

    @property
    def role(self) -> str:
        return self.accessor.role

    def context(self, now: datetime, *, correlation: UUID | None = None) -> Context:
        """The context of what this person does now."""
        return Context(
            actor=f"person/{self.person.pk}",
            role=self.accessor.role,
            clinic=self.accessor.clinic,
            occurred_at=now,
            correlation=correlation,
            policy=policy().version,
        )


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What a Command did: the stream, its version after it, and the item as it is now."""

    stream: str
    version: int
    item: object


class Command(Endpoint):
    """A POST named by a verb. Implement `do`."""

    method: ClassVar[str] = "post"
    if_match: ClassVar[bool] = False

    def do(self, *args: Any, **kwargs: Any) -> Any:
        """`do(told, **parts of the address)`, which gives `Done`."""
        raise NotImplementedError

    def respond(self, request: HttpRequest, **at: Any) -> HttpResponse:
        told = Told(
            key=idempotency_key(request),
            expected=expected_version(request, needed=self.if_match),
            body=body_of(request, self.body or Nothing),
            request=request,
            accessor=self.accessor,
            person=person_of(request),
        )
        actor = f"person/{told.person.pk}"
        with deciding():
            answer = once(
                actor, f"POST {request.path}", told.key, request.body, lambda: answered(self.do(told, **at))
            )
        if self.patient_data:
            record_answer(self.accessor, self.operation, answer)
        return HttpResponse(
            answer.body, status=answer.status, headers=answer.headers, content_type="application/json"
        )


def answered(done: Done) -> Answer:
    """What is kept under the key, and sent."""
    headers = {"ETag": f'"{done.version}"', "Ringback-Version": f"{done.stream}@{done.version}"}
    return Answer(status=200, headers=headers, body=json_bytes(done.item))


def record_answer(accessor: Accessor, what: str, answer: Answer) -> None:
    """The item in the answer is read by its receiver, the first time and when it is repeated (S9)."""
    stream, _, version = answer.headers["Ringback-Version"].rpartition("@")
    door.answered(accessor, what, UUID(stream.partition("/")[2]), int(version))
