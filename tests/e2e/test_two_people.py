"""Two people want the same work: one has it, the other is told who."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.calling import Caller, body
from tests.e2e.conftest import Seat
from tests.e2e.ringback import Ringback

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]


def test_a_lost_race_says_who_has_it_and_since_when(ringback: Ringback, seat: Seat, caller: Caller) -> None:
    caller.is_missed("+12025550154")
    teo = seat(None)
    # His socket is silent: he does not see what she does, as when both press at once.
    teo.page.route_web_socket("**/ws/worklist", lambda _: None)
    teo.signs_in("navigator_2")
    teo.select("+1 202 555 0154")
    ana = seat("navigator")
    ana.select("+1 202 555 0154")
    ana.press("a")
    expect(ana.panel).to_contain_text("You have it")

    teo.press("a")
    refusal = teo.panel.get_by_role("alert")
    expect(refusal).to_contain_text(re.compile(r"Ana claimed this \d+ s ago"))
    expect(teo.panel).to_contain_text("Ana Quintero has it")
    expect(teo.row).to_contain_text("Ana")
    with ringback.as_role("auditor") as api:
        rows = body(api.post("worklist/search", json={"words": "+12025550154"}))["items"]
        history = body(api.get(f"followups/{rows[0]['id']}"))["history"]
    assert [one["type"] for one in history].count("followup.claimed") == 1


def test_what_another_does_is_seen_in_place_without_reload(seat: Seat, caller: Caller) -> None:
    for number in ("+12025550155", "+12025550156"):
        caller.is_missed(number)
    teo, ana = seat("navigator_2"), seat("navigator")
    teo.live()
    row = teo.select("+1 202 555 0155")
    places = teo.page.get_by_role("grid").locator("tbody tr[aria-rowindex]").all_inner_texts()
    ana.select("+1 202 555 0155")
    ana.press("a")
    expect(row).to_contain_text("Ana")
    expect(teo.panel).to_contain_text("Ana Quintero has it")
    after = teo.page.get_by_role("grid").locator("tbody tr[aria-rowindex]").all_inner_texts()
    numbers = [re.search(r"\+1 202 555 \d{4}", text) for text in places]
    assert [found and found[0] for found in numbers] == [
        found and found[0] for found in (re.search(r"\+1 202 555 \d{4}", text) for text in after)
    ]
    teo.press("a")
    expect(teo.panel.get_by_role("alert")).to_contain_text("Ana Quintero")

    # She lets it go: his screen offers it again, and now it is his.
    ana.press("u")
    expect(teo.panel).to_contain_text("Nobody has claimed it")
    teo.press("a")
    expect(teo.panel).to_contain_text("You have it")
    expect(ana.panel).to_contain_text("Teo Marsh has it")
