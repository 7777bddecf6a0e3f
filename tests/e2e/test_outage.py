"""The server dies while somebody works: it is said, and what was asked for happens exactly once."""

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.calling import Caller, body
from tests.e2e.conftest import Seat
from tests.e2e.ringback import Ringback

pytestmark = [pytest.mark.e2e, pytest.mark.faults, pytest.mark.timeout(240)]


def test_a_command_whose_answer_was_lost_in_an_outage_happens_exactly_once(
    ringback: Ringback, seat: Seat, caller: Caller
) -> None:
    caller.is_missed("+12025550163")
    screen = seat("navigator")
    page = screen.page
    screen.live()
    screen.select("+1 202 555 0163")
    keys: list[str] = []
    page.on(
        "request",
        lambda request: (
            keys.append(request.headers["idempotency-key"])
            if request.url.endswith("/record_attempt")
            else None
        ),
    )
    stored: list[int] = []

    def die_before_the_answer(route: Route) -> None:
        stored.append(route.fetch().status)
        ringback.kill()
        route.abort("connectionreset")

    page.route("**/record_attempt", die_before_the_answer, times=1)
    screen.press("l", "3")
    expect(page.get_by_text("Live updates are paused, reconnecting.")).to_be_visible()
    again = screen.panel.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(screen.panel.get_by_role("alert")).to_contain_text("nothing is done twice")
    assert stored == [200]

    # A second command, which the server never saw, waits for it just the same.
    ringback.up()
    again.click()
    expect(screen.panel).to_contain_text("Logged: no answer")
    expect(page.get_by_text("Live updates are paused")).to_be_hidden(timeout=30_000)
    assert len(keys) >= 5
    assert len(set(keys)) == 1

    with ringback.as_role("auditor") as api:
        row = body(api.post("worklist/search", json={"words": "+12025550163"}))["items"][0]
        assert [one["outcome"] for one in row["attempts"]] == ["no_answer"]
        history = body(api.get(f"followups/{row['id']}"))["history"]
    assert [one["type"] for one in history].count("followup.attempt_recorded") == 1

    # Work goes on, and what is missed now is seen without a reload.
    caller.is_missed("+12025550164")
    expect(page.get_by_text("1 new")).to_be_visible()


def test_a_command_during_the_outage_reaches_the_server_that_comes_back(
    ringback: Ringback, seat: Seat, caller: Caller
) -> None:
    caller.is_missed("+12025550165")
    screen = seat("navigator")
    screen.live()
    screen.select("+1 202 555 0165")
    ringback.kill()
    expect(screen.page.get_by_text("Live updates are paused, reconnecting.")).to_be_visible()
    screen.press("a")
    again = screen.panel.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    ringback.up()
    again.click()
    expect(screen.panel).to_contain_text("You have it")
    with ringback.as_role("auditor") as api:
        row = body(api.post("worklist/search", json={"words": "+12025550165"}))["items"][0]
        history = body(api.get(f"followups/{row['id']}"))["history"]
    assert [one["type"] for one in history].count("followup.claimed") == 1
