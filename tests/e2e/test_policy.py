"""A changed window: what it would have done to yesterday's calls, published, and done to the next one."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coordination.policy.published import policy_of
from telephony.calls.telling import call_id
from tests.e2e.browser import Screen
from tests.e2e.calling import Caller, body
from tests.e2e.conftest import Seat
from tests.e2e.ringback import Ringback
from tests.e2e.test_accessible import seated, violations
from tests.policy.shipped import SHIPPED_FILES
from tests.scripts.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

BEFORE, AFTER = "+12025550190", "+12025550191"
SHORT, LONG = "value: {within: 60 minutes, clock: open}", "value: {within: 90 minutes, clock: open}"
HOURS = policy_of(SHIPPED_FILES).hours


def followup_of(ringback: Ringback, number: str) -> dict[str, Any]:
    """The callback of that number, once it is there."""
    with ringback.as_role("supervisor") as api:

        def found() -> list[dict[str, Any]]:
            items: list[dict[str, Any]] = body(api.post("worklist/search", json={"words": number}))["items"]
            return items

        until(lambda: bool(found()))
        return found()[0]


def due_after(row: dict[str, Any]) -> timedelta:
    """How much open time there is between the wait's beginning and when it is due."""
    begun, due = (datetime.fromisoformat(str(row[name])) for name in ("opened", "due"))
    for minutes in (60, 90):
        if HOURS.add_open_time(begun, timedelta(minutes=minutes)) == due:
            return timedelta(minutes=minutes)
    raise AssertionError(f"due {due}, begun {begun}")


def opens_the_plans(screen: Screen) -> Page:
    page = screen.page
    page.get_by_role("link", name="Policy").click()
    page.get_by_role("link", name="Due times and attempts").click()
    expect(page.get_by_role("heading", name="Due times and attempts")).to_be_visible()
    return page


def test_a_changed_window_is_tried_on_past_calls_published_and_counts_for_the_next(
    ringback: Ringback, seat: Seat, caller: Caller
) -> None:
    past = call_id("tests", caller.is_missed(BEFORE))
    assert due_after(followup_of(ringback, BEFORE)) == timedelta(minutes=60)

    page = opens_the_plans(seat("supervisor"))
    text = page.get_by_role("textbox", name="Due times and attempts, as it is written")
    text.fill(text.input_value().replace(SHORT, LONG, 2))
    page.get_by_role("tab", name="What if").click()
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d+ calls? would change: .*\d+ later"))
    changed = page.get_by_role("table", name="Calls that would change")
    row = changed.get_by_role("row").filter(has=page.locator(f"a[href='/calls/{past}']"))
    expect(row).to_contain_text("Follow-up: callback")
    expect(row).to_contain_text(re.compile("later"))

    page.get_by_label("Why, in a sentence").fill("An hour is too short on Mondays.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft 1 by Lena Osei")).to_be_visible()
    page.get_by_label("Why, in a sentence").fill("Agreed in the meeting.")
    page.get_by_role("button", name="Publish as Lena Osei").click()
    expect(page.get_by_text("Number 1 in force since")).to_contain_text("Lena Osei: Agreed in the meeting.")

    caller.is_missed(AFTER)
    assert due_after(followup_of(ringback, AFTER)) == timedelta(minutes=90)
    assert due_after(followup_of(ringback, BEFORE)) == timedelta(minutes=60), "what was due stays due"

    page.get_by_label("Why, in a sentence").fill("The test is over.")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("In force as it ships")).to_be_visible()
    page.get_by_role("tab", name="History").click()
    history = page.get_by_role("tabpanel").get_by_role("listitem")
    expect(history).to_have_count(3)
    expect(history.first).to_contain_text("Lena Osei withdrew Due times and attempts")


def test_who_is_on_duty_now_is_seen_with_who_is_there(seat: Seat) -> None:
    seat("nurse")
    ana = seat("navigator")
    ana.page.get_by_role("link", name="On duty").click()
    board = ana.page.get_by_role("table", name="On duty now")
    nurses = board.get_by_role("row").filter(has=ana.page.get_by_role("rowheader", name="Nurse", exact=True))
    expect(nurses.get_by_role("listitem").filter(has_text="Dana Whitlock, RN")).to_contain_text("There")
    expect(nurses.get_by_role("listitem").filter(has_text="Priya Raman, RN")).to_contain_text(
        "No screen open"
    )
    expect(ana.page.get_by_text("The on-call telephone is")).to_contain_text("+1 202 555 0109")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_policy_has_a_serious_violation(scheme: str, seat: Seat) -> None:
    lena = seated(seat, scheme, "supervisor")
    page, found = lena.page, []
    shown = {
        "/policy": page.get_by_role("table", name="Policy documents"),
        "/policy/rollout": page.get_by_role("radiogroup", name="Cues"),
        "/policy/roster": page.get_by_role("heading", name="On call"),
        "/policy/prompts.es": page.get_by_text("As callers hear it"),
        "/policy/triggers.en": page.get_by_role("textbox", name="Trigger words, English, as it is written"),
        "/duty": page.get_by_role("table", name="On duty now"),
    }
    for path, there in shown.items():
        lena.go(path)
        expect(there).to_be_visible()
        found += violations(page, path)
        if path == "/policy/triggers.en":
            page.get_by_role("tab", name="Words").click()
            page.get_by_label("Phrase").fill("a purple giraffe")
            page.get_by_role("button", name="Look in past calls").click()
            expect(page.get_by_role("status")).to_contain_text("No past call has these words.")
            found += violations(page, "words that were tried")
    assert found == []
