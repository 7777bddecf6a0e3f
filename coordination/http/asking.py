"""A request as an endpoint sees it: who asks, as what, why, for what."""

from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.http import HttpRequest

from audit.access import door
from audit.access.accessor import Accessor
from coordination.http.authentication import require_second_factor
from coordination.http.endpoint import Endpoint
from coordination.http.problems import Problem, Slug
from coordination.people.models import Person, Role
from coordination.people.roles import PURPOSES, usual_purpose


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a Query or Search answers. `behind`: what was waited for has not arrived."""

    request: HttpRequest
    accessor: Accessor
    parameters: Any
    body: Any
    behind: bool

    @property
    def person(self) -> Person:
        return person_of(self.request)


def person_of(request: HttpRequest) -> Person:
    """Who is signed in; 401 when nobody is."""
    if not isinstance(request.user, Person):
        raise Problem(Slug.SIGN_IN_NEEDED, headers={"WWW-Authenticate": "Bearer"})
    return request.user


def purpose_of(request: HttpRequest, role: Role) -> str:
    """Why this is read: the header's word, else what the role usually reads for."""
    given = request.headers.get("Ringback-Purpose")
    if given is None:
        return usual_purpose(role)
    if given not in PURPOSES:
        raise Problem(Slug.PURPOSE_UNKNOWN, errors={"Ringback-Purpose": [f"One of {', '.join(PURPOSES)}."]})
    return given


def accessor_of(request: HttpRequest, endpoint: type[Endpoint]) -> Accessor:
    """The reader of this request, for the door."""
    person = person_of(request)
    return Accessor(
        person=person.pk,
        name=person.display_name,
        role=person.role,
        purpose=purpose_of(request, Role(person.role)),
        clinic=settings.RINGBACK_CLINIC,
        route=endpoint.route,
    )


def check_role(
    request: HttpRequest, endpoint: type[Endpoint], accessor: Accessor, at: dict[str, object]
) -> None:
    """403 unless the endpoint names this role; the refusal goes on record where patients are concerned.

    It tells nothing about what was asked for: it is the same for ids that do not exist.
    """
    if endpoint.roles is not None and accessor.role not in endpoint.roles:
        if endpoint.patient_data:
            id_ = at.get("id")
            door.denied(accessor, endpoint.operation, id_ if isinstance(id_, UUID) else None, "role")
        raise Problem(Slug.ROLE_NOT_ALLOWED, f"A {accessor.role.replace('_', ' ')} may not do this.")
    if not endpoint.before_second_factor:
        require_second_factor(request, getattr(request, "auth", None))
