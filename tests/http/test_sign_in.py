"""Signing in and out as a browser does."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from coordination.people import sessions
from coordination.people.models import Role
from tests.http.client import slug
from tests.people.accounts import person

PASSWORD = "quite-long-enough-1"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.RINGBACK_SECOND_FACTOR = "optional"
    cache.clear()


def signed_in(name: str = "ana", **more: str) -> tuple[Client, Any]:
    client = Client(enforce_csrf_checks=True)
    body = {"name": name, "password": PASSWORD, **more}
    return client, client.post("/api/v1/session", body, content_type="application/json")


def test_signs_in_and_answers_who_it_is() -> None:
    person("navigator", "Ana Quintero", PASSWORD)
    client, answer = signed_in("Ana")
    assert answer.status_code == 200
    me = answer.json()
    assert me["name"] == "Ana Quintero"
    assert me["initials"] == "AQ"
    assert me["role"] == "navigator"
    assert me["duties"][0] == "navigator"
    assert me["idle_seconds"] == 900
    assert client.get("/api/v1/me").json()["id"] == me["id"]
    cookie = answer.cookies["ringback_session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)


def test_refuses_a_wrong_password_and_an_unknown_name_alike() -> None:
    person("navigator", "Ana Quintero", "another-password-9")
    first, second = signed_in("ana")[1], signed_in("nobody")[1]
    assert first.status_code == second.status_code == 401
    assert slug(first) == "sign-in-refused"
    assert first.content == second.content


def test_locks_after_five_failures_also_with_the_right_password() -> None:
    person("navigator", "Ana Quintero", "another-password-9")
    for _ in range(5):
        assert signed_in("ana")[1].status_code == 401
    answer = signed_in("ana", password="another-password-9")[1]
    assert slug(answer) == "too-many-tries"
    assert answer.headers["Retry-After"] == "300"


def test_an_unsafe_request_of_a_browser_needs_its_csrf_token() -> None:
    person("navigator", "Ana Quintero", PASSWORD)
    client, answer = signed_in()
    assert slug(client.delete("/api/v1/session")) == "csrf-refused"
    assert client.delete("/api/v1/session", headers={"X-CSRFToken": answer.json()["csrf"]}).status_code == 204
    assert slug(client.get("/api/v1/me")) == "sign-in-needed"


def test_is_signed_out_after_fifteen_idle_minutes() -> None:
    person("navigator", "Ana Quintero", PASSWORD)
    client, _ = signed_in()
    age(client, idle=timedelta(minutes=14, seconds=59))
    assert client.get("/api/v1/me").status_code == 200  # and slides
    assert client.session[sessions.SEEN] > client.session[sessions.BEGUN] - 2
    age(client, idle=timedelta(minutes=15))
    assert slug(client.get("/api/v1/me")) == "sign-in-needed"


def test_a_screen_that_refreshes_itself_keeps_nobody_signed_in() -> None:
    person("navigator", "Ana Quintero", PASSWORD)
    client, _ = signed_in()
    age(client, idle=timedelta(minutes=10))
    before = client.session[sessions.SEEN]
    assert client.get("/api/v1/me", headers={"Ringback-Background": "true"}).status_code == 200
    assert client.session[sessions.SEEN] == before


def test_is_signed_out_after_twelve_hours_of_work() -> None:
    person("navigator", "Ana Quintero", PASSWORD)
    client, _ = signed_in()
    session = client.session
    session[sessions.BEGUN] -= 12 * 60 * 60
    session.save()
    assert client.get("/api/v1/me").status_code == 401


def test_lists_its_sessions_and_ends_one_from_elsewhere() -> None:
    person("navigator", "Ana Quintero", PASSWORD)
    (first, _), (second, answer) = signed_in(), signed_in()
    listed = second.get("/api/v1/sessions").json()["items"]
    assert len(listed) == 2
    assert all(one["seen"] >= one["created"][:19] for one in listed)
    other = next(one["id"] for one in listed if not one["current"])
    token = {"X-CSRFToken": answer.json()["csrf"]}
    assert second.delete(f"/api/v1/sessions/{other}", headers=token).status_code == 204
    assert first.get("/api/v1/me").status_code == 401
    assert slug(second.delete(f"/api/v1/sessions/{other}", headers=token)) == "not-found"


def test_nobody_ends_somebody_elses_session() -> None:
    person("navigator", "Ana Quintero", PASSWORD)
    person("navigator", "Teo Marsh", PASSWORD)
    ana, _ = signed_in("ana")
    teo, answer = signed_in("teo")
    number = ana.get("/api/v1/sessions").json()["items"][0]["id"]
    assert (
        slug(teo.delete(f"/api/v1/sessions/{number}", headers={"X-CSRFToken": answer.json()["csrf"]}))
        == "not-found"
    )
    assert ana.get("/api/v1/me").status_code == 200


def test_sets_codes_up_before_anything_else_and_needs_one_from_then_on(settings: Any) -> None:
    settings.RINGBACK_SECOND_FACTOR = "required"
    person("nurse", "Dana Whitlock, RN", PASSWORD)
    client, answer = signed_in("dana")
    assert answer.json()["second_factor_needed"] is True
    token = {"X-CSRFToken": answer.json()["csrf"]}
    assert slug(client.get("/api/v1/people")) == "second-factor-needed"
    begun = client.post("/api/v1/me/codes", content_type="application/json", headers=token).json()
    assert begun["uri"].startswith("otpauth://totp/")
    wrong = client.post(
        "/api/v1/me/codes/confirm", {"code": "000000x"}, content_type="application/json", headers=token
    )
    assert slug(wrong) == "unprocessable"
    code = code_of(begun["secret"])
    done = client.post(
        "/api/v1/me/codes/confirm", {"code": code}, content_type="application/json", headers=token
    )
    assert done.json()["second_factor_needed"] is False
    assert client.get("/api/v1/people").status_code == 200

    assert slug(signed_in("dana")[1]) == "code-needed"
    assert slug(signed_in("dana", code="123")[1]) == "sign-in-refused"
    again, answer = signed_in("dana", code=code)
    assert answer.json()["second_factor_needed"] is False
    assert again.get("/api/v1/people").status_code == 200
    assert slug(signed_in("dana", code=code)[1]) == "sign-in-refused"  # a code works once


@pytest.mark.parametrize("role", list(Role))
def test_every_role_needs_a_second_factor(role: str, settings: Any) -> None:
    settings.RINGBACK_SECOND_FACTOR = "required"
    person(role, "Sol Brandt", PASSWORD)
    client, answer = signed_in("sol")
    assert answer.json()["second_factor_needed"] is True
    assert slug(client.get("/api/v1/people")) == "second-factor-needed"


def age(client: Client, *, idle: timedelta) -> None:
    session = client.session
    session[sessions.SEEN] -= idle.total_seconds()
    session.save()


def code_of(secret: str) -> str:
    """The code of the present half minute."""
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counters[len(counters) // 2])))
