"""The story that Ringback is for, through the browser alone: a missed call becomes work, and is done."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.calling import Caller
from tests.e2e.conftest import Seat

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]
NUMBERS = ("+12025550152", "+12025550153", "+12025550150")
SHOWN = "+1 202 555 0150"
WITHIN_SECONDS = 1.0


# The page notes by itself when the words appear: a test that asks again and again is slower than that.
WATCH = """words => {
  const seen = () => document.body.innerText.includes(words);
  window.__shown = new Promise(done => new MutationObserver((_, watch) => {
    if (seen()) { watch.disconnect(); done(Date.now()); }
  }).observe(document.body, {childList: true, subtree: true, characterData: true}));
}"""


def seconds_to_the_bar(page: Page, caller: Caller, number: str, n: int) -> float:
    """From the hang-up of one more missed call to "n new" on the screen."""
    call = caller.waits(number)
    page.evaluate(WATCH, f"{n} new")
    hung_up = time.time()
    caller.hangs_up(call)
    shown: float = page.evaluate("window.__shown")
    return shown / 1000 - hung_up


def test_a_missed_call_is_claimed_called_back_reached_closed_and_replayed(seat: Seat, caller: Caller) -> None:
    navigator = seat("navigator")
    page = navigator.page
    navigator.live()

    # It waits in the bar within a second of the hang-up; nothing moves until she asks for it.
    took = [seconds_to_the_bar(page, caller, number, n) for n, number in enumerate(NUMBERS, start=1)]
    print("\nfrom hang-up to the bar:", ", ".join(f"{one * 1000:.0f} ms" for one in took))
    assert min(took) < WITHIN_SECONDS
    expect(page.get_by_role("row").filter(has_text=SHOWN)).to_have_count(0)
    navigator.press("n")
    row = navigator.select(SHOWN)
    expect(row).to_contain_text("Callback")
    expect(row).to_contain_text("hung up")

    navigator.press("a")
    expect(navigator.panel).to_contain_text("You have it")
    expect(row).to_contain_text("You")

    navigator.press("c")
    expect(navigator.panel).to_contain_text("is dialed")

    navigator.press("l")
    choices = navigator.panel.get_by_role("group", name="Log a phone attempt")
    expect(choices).to_be_visible()
    navigator.press("3")
    expect(navigator.panel).to_contain_text("Logged: no answer")
    expect(navigator.panel).to_contain_text(re.compile(r"Next attempt due .+"))

    navigator.press("l", "1")
    expect(navigator.panel).to_contain_text("Logged: reached")
    navigator.press("x")
    expect(navigator.panel.get_by_role("group", name="Close")).to_be_visible()
    navigator.press("1")
    expect(page.get_by_text(f"Closed: reached. {SHOWN}")).to_be_visible()
    expect(page.get_by_role("grid").get_by_role("row").filter(has_text=SHOWN)).to_have_count(0)

    auditor = seat("auditor")
    page = auditor.page
    page.get_by_role("link", name="Calls").click()
    # The call back is in the list too: the one that came in is the one to replay.
    page.get_by_role("row").filter(has_text=SHOWN).filter(has_text="called us").get_by_role("link").click()
    events = page.get_by_role("grid", name="Events")
    rows = events.locator("tbody tr")
    expect(rows.first).to_contain_text("call.offered")
    whole = page.get_by_role("region", name="Event whole")
    state = page.get_by_role("region", name="State as of")
    seen: list[str] = []
    states: list[str] = []
    for place in range(rows.count()):
        if place:
            auditor.press("ArrowRight")
        expect(rows.nth(place)).to_have_attribute("aria-selected", "true")
        type_ = rows.nth(place).locator("td").nth(3).inner_text()
        expect(whole.get_by_role("heading")).to_have_text(type_)
        position = rows.nth(place).locator("td").first.inner_text()
        expect(state).to_contain_text(f"position {position}")
        seen.append(type_)
        states.append(state.locator("dl").first.inner_text())
    assert seen[0] == "call.offered"
    wanted = [
        "call.offered",
        "call.queued",
        "call.ended",
        "followup.opened",
        "followup.claimed",
        "followup.attempt_recorded",
        "followup.attempt_recorded",
        "followup.closed",
    ]
    told = iter(seen)
    assert all(type_ in told for type_ in wanted), seen
    assert len(set(states)) >= 5, states
    expect(state).to_contain_text("You, audit")
    auditor.press("Home")
    expect(rows.first).to_have_attribute("aria-selected", "true")
    expect(state).to_contain_text(f"position {rows.first.locator('td').first.inner_text()}")
    expect(state.locator("dl").first).to_have_text(states[0], use_inner_text=True)
    assert states[0] != states[-1]


def test_the_times_are_the_clinics(seat: Seat, caller: Caller) -> None:
    """A browser in another zone shows the clinic's hours: the due time does not move with the traveler."""
    caller.is_missed("+12025550151")
    texts = []
    for zone in ("America/New_York", "Asia/Tokyo"):
        screen = seat("navigator", timezone_id=zone)
        row = screen.select("+1 202 555 0151")
        texts.append(row.locator("td").last.inner_text())
    due = [re.sub(r"\b(in )?\d+ (min|h|s|d)\b.*", "", text) for text in texts]
    assert due[0] == due[1]
