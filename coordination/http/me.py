"""Who I am here, and what the clinic's day looks like."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone

from coordination.http.answering import json_response
from coordination.http.asking import Asked
from coordination.http.endpoints import Query
from coordination.http.shapes import Item
from coordination.people import sessions
from coordination.people.models import Person, Role
from coordination.people.roles import ANY, DutyName, RoleName, duties_of, role_name
from coordination.policy.published import policy

DEMO_NOTE = "An invented person of the demo: signed in without a second factor."


class ClinicBrief(Item):
    """The clinic and its hours. Times are UTC; `zone` is the clinic's own."""

    id: str
    name: str
    zone: str
    open_until: datetime | None
    next_open: datetime | None
    next_closed_day: date | None


class Me(Item):
    """Who is signed in. `csrf` goes as X-CSRFToken with every unsafe request of a browser."""

    id: UUID
    name: str
    role: RoleName
    initials: str
    duties: list[DutyName]
    clinic: ClinicBrief
    csrf: str
    idle_seconds: int
    demo: bool
    second_factor_needed: bool
    roles_note: str | None


def clinic_brief(now: datetime) -> ClinicBrief:
    """The clinic's day as it is at `now`."""
    published = policy()
    until = published.hours.open_until(now)
    return ClinicBrief(
        id=published.clinic.id,
        name=published.clinic.name,
        zone=published.clinic.zone,
        open_until=until,
        next_open=None if until else published.hours.next_open(now),
        next_closed_day=published.hours.next_closed_day(now),
    )


def me_of(request: HttpRequest, person: Person) -> Me:
    now = timezone.now()
    pending = not sessions.second_factor_done(request) and getattr(request, "auth", None) != "token"
    return Me(
        id=person.pk,
        name=person.display_name,
        role=role_name(person.role),
        initials=person.initials,
        duties=duties_of(Role(person.role), person.granted_duties),
        clinic=clinic_brief(now),
        csrf=get_token(request),
        idle_seconds=sessions.IDLE_SECONDS,
        demo=person.demo,
        second_factor_needed=pending,
        roles_note=DEMO_NOTE if person.demo else None,
    )


class GetMe(Query):
    """Who is signed in, and the clinic's day."""

    operation = "me"
    roles = ANY
    patient_data = False
    before_second_factor = True
    answer = Me

    def find(self, asked: Asked) -> Me:
        return me_of(asked.request, asked.person)


def me_response(request: HttpRequest, person: Person) -> HttpResponse:
    return json_response(me_of(request, person))
