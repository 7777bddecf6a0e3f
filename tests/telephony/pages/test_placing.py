"""The worker that has telephones rung: once a page, and never where it may not."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from structlog.testing import capture_logs

from coordination.log.alarm import streams_with
from coordination.log.errors import Refused
from coordination.log.stream import load
from telephony.adapters.port import DialFailed
from telephony.adapters.signed import SignedAdapter
from telephony.adapters.twilio.adapter import TwilioAdapter
from telephony.adapters.twilio.rest import Rest
from telephony.pages import placing
from telephony.pages.commands import WithdrawPage
from telephony.pages.decisions import stream_of
from telephony.pages.placing import place
from telephony.pages.telling import page_now, tell_page
from tests.log.sentences import fresh
from tests.telephony.adapters.asterisk.test_talking import until
from tests.telephony.adapters.memory import MemoryAdapter
from tests.telephony.pages.conftest import Requested


def test_rings_and_writes_down_the_phone_systems_name_of_the_call(
    requested: Requested, adapter: MemoryAdapter
) -> None:
    page = requested()
    place(page)
    assert adapter.did == ["ring"]
    assert (page_now(page).phase, page_now(page).source) == ("placed", "memory")
    assert page_now(page).pbx_call_id == "m-1"


def test_a_telephone_rings_once_for_a_page(requested: Requested, adapter: MemoryAdapter) -> None:
    page = requested()
    for _ in range(3):
        place(page)
    assert adapter.did == ["ring"]


def test_the_worker_finds_what_waits_and_nothing_else(requested: Requested, adapter: MemoryAdapter) -> None:
    waiting, placed = requested(), requested()
    place(placed)
    found = streams_with("page", "unrung")
    assert stream_of(waiting) in found
    assert stream_of(placed) not in found
    assert stream_of(placed) in streams_with("page", "gives_up")


class Dies(BaseException):
    """As a kill -9: nothing after it is done."""


class Dying(MemoryAdapter):
    """Rings, and the process dies before it hears of it."""

    def ring(self, *order: Any) -> str:
        super().ring(*order)
        raise Dies


def test_s7_who_dies_after_the_intent_rings_nobody_twice(
    requested: Requested,
    monkeypatch: pytest.MonkeyPatch,
    clock: Any,
    fire_alarms: Callable[[], int],
) -> None:
    dying, next_one = Dying(), MemoryAdapter()
    page = requested()
    monkeypatch.setattr(placing, "adapters", lambda: [dying])
    with pytest.raises(Dies):
        place(page)
    monkeypatch.setattr(placing, "adapters", lambda: [next_one])
    assert stream_of(page) not in streams_with("page", "unrung")
    place(page)
    assert (dying.did, next_one.did) == (["ring"], [])
    assert page_now(page).phase == "dialing"
    clock.advance(timedelta(seconds=46))
    fire_alarms()
    assert page_now(page).failed == "failed"


@pytest.mark.parametrize("mode", ["practice", "shadow", "catch-up"])
def test_s14_what_is_not_live_rings_nobody(requested: Requested, adapter: MemoryAdapter, mode: str) -> None:
    page = requested(mode)
    place(page)
    assert adapter.did == []
    assert page_now(page).failed == "practice"


def test_s16_no_emergency_number_is_rung(requested: Requested, adapter: MemoryAdapter) -> None:
    page = requested(number="911")
    place(page)
    assert adapter.did == []
    assert page_now(page).failed == "emergency_number"


def test_s15_a_host_that_is_not_registered_is_not_asked(
    requested: Requested, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = Rest(account="AC" + "1" * 32, auth_token="secret")
    twilio = TwilioAdapter(rest=rest, public_url="https://phones.riverbend.example")
    monkeypatch.setattr(placing, "adapters", lambda: [twilio])
    page = requested()
    place(page)
    assert page_now(page).failed == "host_not_registered"


def test_s6_a_phone_system_that_only_tells_fails_it_at_once(
    requested: Requested, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the ladder goes on, and does not wait for a telephone that cannot ring."""
    monkeypatch.setattr(placing, "adapters", lambda: [SignedAdapter(source="tests")])
    page = requested()
    place(page)
    assert page_now(page).failed == "not_capable"


def test_a_clinic_without_a_phone_system(requested: Requested, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "adapters", list)
    page = requested()
    place(page)
    assert page_now(page).failed == "not_capable"


def test_what_the_phone_system_does_not_do_is_said(
    requested: Requested, adapter: MemoryAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*order: Any) -> str:
        raise DialFailed

    monkeypatch.setattr(adapter, "ring", refuses)
    page = requested()
    place(page)
    assert page_now(page).failed == "failed"


def test_a_page_that_was_withdrawn_rings_nobody(requested: Requested, adapter: MemoryAdapter) -> None:
    page = requested()
    tell_page(page, lambda now: WithdrawPage(now=now), source="memory")
    place(page)
    assert (adapter.did, page_now(page).phase) == ([], "withdrawn")


def test_all_that_becomes_of_a_page_has_its_mode_and_its_call(
    requested: Requested, adapter: MemoryAdapter
) -> None:
    for mode in ("live", "practice"):
        page = requested(mode)
        place(page)
        logged = load(stream_of(page)).logged
        assert {one.mode for one in logged} == {mode}
        assert len({one.correlation for one in logged}) == 1


def test_s8_the_log_holds_no_number(
    requested: Requested,
    adapter: MemoryAdapter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuses(*order: Any) -> str:
        raise Refused("+12025550141 is busy.")

    monkeypatch.setattr(adapter, "ring", refuses)
    page = requested()
    with capture_logs() as said:
        place(page)
    assert said == [{"event": "page not placed", "log_level": "warning", "page": str(page), "why": "Refused"}]


def test_one_page_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first fails once, the second hangs: the third is placed meanwhile, the first tried again."""
    fails, hangs, third = fresh(), fresh(), fresh()
    tried: list[UUID] = []
    placed: set[UUID] = set()
    release, stop = threading.Event(), threading.Event()

    def waiting(kind: str, name: str) -> list[str]:
        return [stream_of(page) for page in (fails, hangs, third) if page not in placed]

    def placing_one(page: UUID) -> None:
        tried.append(page)
        if page == fails and tried.count(fails) == 1:
            raise RuntimeError
        if page == hangs:
            release.wait(10)
        placed.add(page)

    monkeypatch.setattr(placing, "streams_with", waiting)
    monkeypatch.setattr(placing, "place", placing_one)
    monkeypatch.setattr(placing, "LOOK_SECONDS", 0.01)
    loop = threading.Thread(target=placing.run_placing, args=(stop,))
    loop.start()
    assert until(lambda: placed == {fails, third})
    release.set()
    assert until(lambda: placed == {fails, hangs, third})
    stop.set()
    loop.join(10)
    assert not loop.is_alive()
    assert sorted(tried) == sorted([fails, fails, hangs, third])
