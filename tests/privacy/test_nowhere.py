"""S8 over the whole: planted words, told through real doors, over a real Kafka, are found nowhere."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from scripts.kafka import Cluster
from tests.e2e.browser import Screen, chromium, context_of
from tests.e2e.calling import Caller
from tests.e2e.ringback import Ringback
from tests.privacy.in_danger import call_in_danger
from tests.privacy.places import Notifications, disguises, files, found, lines, tables
from tests.privacy.planting import (
    CALLED_BACK,
    WORDS,
    ring_by_twilio,
    send_what_is_wrong,
    tell_a_call,
    work_on_it,
)
from tests.privacy.spoken import ALARMING, HER_WORDS, SAID
from tests.scripts.waiting import until

pytestmark = [pytest.mark.kafka, pytest.mark.e2e, pytest.mark.timeout(300)]
# All that a page can keep, and what it could tell the next page.
KEPT = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href, document.title,
  (await indexedDB.databases()).map(one => one.name), 'caches' in window ? await caches.keys() : [],
  document.referrer])"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("privacy")


@pytest.fixture(scope="module")
def ringback(folder: Path) -> Iterator[Ringback]:
    with Cluster(folder / "kafka", nodes=1) as cluster:
        server = Ringback(folder / "ringback", kafka=cluster.bootstrap, log_level="DEBUG")
        try:
            server.start()
            yield server
        finally:
            server.stop()


def look_with_a_browser(ringback: Ringback, followup: str, heard: tuple[str, str]) -> dict[str, bytes]:
    """A navigator opens the work, a nurse a call that lasts and its escalation, an auditor a timeline:
    addresses and headers, sockets, and what is kept."""
    call, escalation = heard
    wire: list[str] = []
    frames: list[str] = []
    kept: list[str] = []
    with chromium() as browser:
        for role in ("navigator", "nurse", "auditor"):
            context = context_of(browser)
            screen = Screen(ringback, context)
            page = screen.page
            page.on("request", lambda request: wire.append(f"{request.url} {request.headers}"))
            page.on("response", lambda response: wire.append(f"{response.url} {response.headers}"))
            page.on(
                "websocket",
                lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))),
            )
            page.on("console", lambda message: wire.append(message.text))
            screen.signs_in(role)
            if role == "navigator":
                screen.live()
                screen.select(f"+1 202 555 {CALLED_BACK[-4:]}")
                expect(screen.panel).to_contain_text("zebrafinch")
                screen.press("l", "1")
                expect(screen.panel).to_contain_text("Logged")
                screen.press("/")
                page.keyboard.type(CALLED_BACK)
                screen.press("Enter")
                expect(page.get_by_text("1 found")).to_be_visible()
                until(lambda: any(followup in frame for frame in frames))
            elif role == "nurse":
                screen.go(f"/calls/{call}/live")
                expect(
                    page.get_by_text(SAID.capitalize()).or_(page.get_by_text(ALARMING)).first
                ).to_be_visible()
                screen.go(f"/escalations/{escalation}")
                expect(page.get_by_text(HER_WORDS).first).to_be_visible()
            else:
                screen.go(f"/calls/{call}/timeline")
                expect(page.get_by_role("grid", name="Events")).to_be_visible()
            kept.append(page.evaluate(KEPT))
            kept.append(json.dumps([str(one) for one in context.cookies()]))
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
            assert screen.faults == []
            context.close()
    return {"addresses and headers": lines(*wire), "sockets": lines(*frames), "browser": lines(*kept)}


def test_s8_planted_words_are_found_nowhere(ringback: Ringback, folder: Path) -> None:
    heard = Notifications(ringback.database)
    caller = Caller(ringback.url)
    try:
        tell_a_call(caller)
        followup = work_on_it(ringback)
        twilio = ring_by_twilio(ringback)
        spoken = call_in_danger(ringback, caller)
        refused = send_what_is_wrong(ringback, caller, followup)
        until(lambda: followup.encode() in heard.heard())
        seen = look_with_a_browser(ringback, followup, spoken)
    finally:
        caller.close()
        heard.close()

    # Everything that has happened is on Kafka and in the read models before the search.
    def settled() -> bool:
        parts = httpx.get(f"{ringback.url}/readyz", trust_env=False).json()["parts"]
        # No transcriber runs here: what waits for it stays on its list.
        return all(part["lag_events"] == 0 for name, part in parts.items() if name != "transcriber")

    until(settled)
    # Plain marks, to see that each place was really searched.
    (ringback.objects / "mark").write_bytes(b"a plain mark in the store")
    get = {
        name: httpx.get(f"{ringback.url}/{name}", trust_env=False)
        for name in ("metrics", "readyz", "healthz")
    }
    places = {
        "Kafka": files(folder / "kafka", but=(".index", ".timeindex")),  # those are numbers and zeros
        "object store": files(ringback.objects),
        "process logs": ringback.log.read_bytes(),
        "NOTIFY": heard.heard(),
        **{
            f"refusal {place} of {one.request.url.path}": one.content + lines(one.headers)
            for place, one in enumerate(refused)
        },
        "TwiML": b"\n".join(one.content + lines(one.headers) for one in twilio),
        **{name: answer.content for name, answer in get.items()},
        **tables(ringback.database),
        **seen,
    }
    marks = {
        "Kafka": "followup.opened",
        "object store": "a plain mark",
        "process logs": "telephony/events",
        "NOTIFY": followup,
        "TwiML": "Response",
        "metrics": "ringback_http_answers",
        "readyz": "projection:followups",
        "healthz": "ok",
        "table public.log_event": "followup.attempt_recorded",
        "table public.people_person": "Ana Quintero",
        "table public.escalations": "chest_pain",
        "table public.routing": "human_only",
        "addresses and headers": "/api/v1/worklist/search",
        "sockets": followup,
        "browser": "ringback_session",
    }
    assert all(b"problems/" in content for place, content in places.items() if place.startswith("refusal"))
    for place, mark in marks.items():
        assert mark.encode() in places[place], f"{place} was not searched: {mark} is not in it"
    print(f"\nsearched {len(places)} places, {sum(map(len, places.values())):,} bytes")
    assert found(WORDS, places) == []


@pytest.mark.parametrize(
    "disguised",
    [
        b"said zebrafinch to",
        b"ZEBRAFINCH",
        "zebrafinch".encode("utf-16-le"),
        b"\\x" + b"zebrafinch".hex().encode(),
        *(base64.b64encode(b"." * n + b"zebrafinch" + b"...") for n in range(3)),
    ],
)
def test_the_search_sees_through_disguises(disguised: bytes) -> None:
    """A search that could not fail would prove nothing."""
    assert found(["zebrafinch"], {"there": b"before" + disguised + b"after"}) == ["there: zebrafinch"]
    assert found(["zebrafinch"], {"there": b"before and after, zebra and finch"}) == []
    assert all(len(form) >= 7 for form in disguises("zebrafinch"))
