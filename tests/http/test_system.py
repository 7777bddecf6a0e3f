"""/healthz, /readyz, /metrics; the headers of every answer; the one page of the browser application."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from coordination.http import parts, readiness
from tests.http.client import slug


def test_healthz_needs_no_database(client: Any) -> None:
    assert client.get("/healthz").json() == {"ok": True}


@pytest.mark.django_db
def test_readyz_names_each_part(client: Any) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    found = answer.json()["parts"]
    assert found["postgres"]["ok"] is True
    assert {"embedded", "relay", "projection:access_views", "projection:letters"} <= found.keys()
    assert found["relay"].keys() >= {"ok", "lag_events", "lag_seconds", "parked"}


@pytest.mark.django_db
def test_readyz_is_503_when_a_part_that_calls_depend_on_is_down(client: Any, monkeypatch: Any) -> None:
    def away(*_: object) -> None:
        raise OperationalError("password=secret words")

    monkeypatch.setattr(parts, "rows", away)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["postgres"]["ok"] is False
    assert b"secret words" not in answer.content


def test_a_part_can_be_added_by_its_owner(monkeypatch: Any) -> None:
    monkeypatch.setattr(readiness, "_CHECKS", [])

    @readiness.part("ehr")
    def ehr() -> readiness.Part:
        return readiness.Part(ok=True, lag_events=3)

    assert readiness.all_parts() == {"ehr": readiness.Part(ok=True, lag_events=3)}


def test_metrics_are_prometheus_text_by_route(client: Any) -> None:
    client.get("/healthz")
    text = client.get("/metrics").content.decode()
    assert 'ringback_http_answers_total{method="GET",route="healthz",status="200"}' in text


def test_every_answer_has_the_security_headers(client: Any) -> None:
    for address in ("/healthz", "/api/v1/me", "/worklist", "/nowhere/at/all"):
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "connect-src 'self' ws://testserver;" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Request-Id"]
    assert client.get("/api/v1/me").headers["Cache-Control"] == "no-store"


def test_another_host_is_refused(client: Any) -> None:
    answer = client.get("/api/v1/me", headers={"host": "elsewhere.example"})
    assert (answer.status_code, slug(answer)) == (400, "malformed")


def test_every_other_address_is_the_browser_application(client: Any, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Ringback</title>")
    settings.WHITENOISE_ROOT = tmp_path
    answer = client.get("/worklist/anything")
    assert answer.content.startswith(b"<!doctype html>")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert slug(client.get("/api/v1/nowhere")) == "not-found"
    assert slug(client.post("/worklist")) == "method-not-allowed"


def test_without_a_built_application_it_says_how_to_build_one(
    client: Any, settings: Any, tmp_path: Path
) -> None:
    settings.WHITENOISE_ROOT = tmp_path
    answer = client.get("/")
    assert answer.status_code == 404
    assert b"npm run build" in answer.content


def test_the_database_away_is_503_with_a_time_to_come_back(client: Any, monkeypatch: Any) -> None:
    def away(*_: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr("coordination.people.tokens.person_of", away)
    answer = client.get("/api/v1/me", headers={"Authorization": "Bearer rb_x"})
    assert (answer.status_code, slug(answer)) == (503, "unavailable")
    assert answer.headers["Retry-After"] == "5"


def test_the_database_away_below_the_views_is_503_too(client: Any, monkeypatch: Any) -> None:
    def away(*_: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr("coordination.people.sessions.lapsed", away)
    monkeypatch.setattr(
        "django.contrib.sessions.backends.db.SessionStore.load", lambda _: {"_auth_user_id": "1"}
    )
    client.raise_request_exception = False
    client.cookies["ringback_session"] = "x" * 32
    assert slug(client.get("/api/v1/me")) == "unavailable"
