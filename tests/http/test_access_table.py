"""Every route of the real application, walked by every role."""

import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import clear_url_caches, path

from coordination.http import access_table
from coordination.http.access_table import Line, Undeclared, lines
from coordination.http.endpoint import Endpoint
from coordination.http.endpoints import route
from coordination.people.models import Role
from coordination.people.roles import PATIENT_DATA_ROLES
from tests.http.client import Script, slug
from tests.people.accounts import person

SOMEBODY = UUID("0198a000-0000-7000-8000-00000000abcd")


@pytest.fixture(autouse=True)
def real_urls(settings: Any, letters_urls: None) -> None:
    settings.ROOT_URLCONF = "coordination.urls"
    clear_url_caches()


def filled(line: Line) -> str:
    """An address of the route, of something that does not exist."""
    address = re.sub(r"<uuid:\w+>", str(SOMEBODY), line.address).replace("<int:id>", "0")
    address = address.replace("<str:name>", "nothing")
    assert "<" not in address, f"the walk does not know how to fill {address}"
    return address.removeprefix("/api/v1/")


def asked(script: Script, line: Line) -> Any:
    if line.method == "GET":
        return script.get(filled(line))
    if line.method == "DELETE":
        return script.delete(filled(line))
    return script.post(filled(line), {}, if_match=1)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_every_route_lets_in_the_declared_roles_and_no_other(role: Role) -> None:
    script = Script(person(role.value))
    for line in lines():
        if line.roles is None:
            continue
        answer = asked(script, line)
        refused = answer.status_code == 403 and slug(answer) == "role-not-allowed"
        assert refused == (role not in line.roles), (
            f"{role} {line.method} {line.address}: {answer.status_code}"
        )
        assert answer.status_code < 500, f"{line.method} {line.address}"


@pytest.mark.django_db
def test_nobody_gets_anywhere_without_signing_in() -> None:
    stranger = Client()
    for line in lines():
        if line.roles is None:
            continue
        method = getattr(stranger, line.method.lower())
        answer = method(f"/api/v1/{filled(line)}", content_type="application/json")
        assert (answer.status_code, slug(answer)) == (401, "sign-in-needed"), line.address


def test_patient_data_is_for_the_roles_that_care_or_audit() -> None:
    wrong = [
        (line.method, line.address)
        for line in lines()
        if line.patient_data and line.roles is not None and not line.roles <= PATIENT_DATA_ROLES
    ]
    assert wrong == [], "a role that sees no patient is let in; figures set patient_data = False"


def test_a_route_without_a_declaration_is_named(settings: Any) -> None:
    def forgotten(request: object) -> None: ...

    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": [path("forgotten", forgotten)]})  # type: ignore[arg-type]
    clear_url_caches()
    with pytest.raises(Undeclared, match="/forgotten"):
        lines()


def test_an_endpoint_without_roles_cannot_be_routed() -> None:
    class Careless(Endpoint):
        operation = "careless"
        method = "get"

    with pytest.raises(TypeError, match="declares no roles"):
        route("careless", Careless)


def test_the_page_of_the_table_is_up_to_date() -> None:
    page = (Path(django_settings.ROOT) / "docs" / "access.md").read_text()
    assert page == access_table.page(), "run manage.py access_table"
