"""/readyz says how many recordings wait, and no call depends on them."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from tests.conftest import Clock
from transcription.passes import jobs
from transcription.passes.hands import Hands

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_live_words(settings: Settings) -> None:
    settings.RINGBACK_TRANSCRIBER_SOCKET = ""


def said(client: Any) -> tuple[int, dict[str, Any]]:
    answer = client.get("/readyz")
    part: dict[str, Any] = answer.json()["parts"]["transcriber"]
    return answer.status_code, part


def test_nothing_to_hear_is_well(client: Any, hands: Hands) -> None:
    assert said(client) == (
        200,
        {"ok": True, "lag_events": 0, "lag_seconds": 0.0, "parked": 0, "critical": False, "note": ""},
    )


def test_a_transcriber_that_is_away_shows_and_calls_go_on(client: Any, hands: Hands, clock: Clock) -> None:
    for _ in range(3):
        jobs.want(uuid4(), "a", urgent=False, seconds=60.0)
    assert (said(client)[1]["ok"], said(client)[1]["lag_events"]) == (True, 3)
    clock.advance(timedelta(seconds=301))
    status, part = said(client)
    assert (status, part["ok"], part["lag_events"], part["critical"]) == (200, False, 3, False)
    assert 301 <= part["lag_seconds"] < 360
    assert part["note"] == "recordings wait to be heard: is `manage.py transcriber` running?"


def test_what_is_parked_is_counted_and_late_no_more(client: Any, hands: Hands, clock: Clock) -> None:
    call = uuid4()
    jobs.want(call, "a", urgent=False, seconds=60.0)
    jobs.claim(hands.worker)
    jobs.park(call, hands.worker, "broken")
    clock.advance(timedelta(seconds=301))
    _, part = said(client)
    assert (part["ok"], part["lag_events"], part["parked"]) == (True, 0, 1)


def test_it_is_not_well_either_when_nobody_hears_calls_while_they_last(
    client: Any, hands: Hands, settings: Settings, tmp_path: Path
) -> None:
    settings.RINGBACK_TRANSCRIBER_SOCKET = str(tmp_path / "nobody.sock")
    status, part = said(client)
    assert (status, part["ok"], part["lag_events"]) == (200, False, 0)
    assert part["note"] == (
        "nobody hears calls while they last: is `manage.py transcriber` running on this machine?"
    )
