"""The words of a call on the screen: played, corrected by one person while another has them open."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.browser import Screen
from tests.e2e.calling import Caller, body
from tests.e2e.conftest import Seat
from tests.e2e.ringback import Ringback
from tests.telephony.recordings.sounds import wav

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]


def heard_call(ringback: Ringback, caller: Caller, number: str) -> str:
    """Our id of a call that was answered, recorded for half a minute, and heard after it."""
    call = caller.waits(number)
    caller.tell(call, "call.answered", {"extension": "201"})
    caller.hangs_up(call, "completed")
    stored = caller.phone.upload(wav(30), call=call)
    assert stored.status_code == 200, stored.text
    with ringback.as_role("navigator") as api:
        found = body(api.post("calls/search", json={"words": number}))["items"][0]  # the newest
    ringback.run("-m", "tests.e2e.heard", found["id"])
    return str(found["id"])


def open_words(screen: Screen, call: str) -> Locator:
    """The line about the tablet."""
    screen.go(f"/calls/{call}")
    line = screen.page.get_by_role("row").filter(has_text="lisinopril")
    expect(line).to_be_visible()
    return line


def test_two_people_correct_one_word_and_nothing_of_either_is_lost(
    ringback: Ringback, seat: Seat, caller: Caller
) -> None:
    call = heard_call(ringback, caller, "+12025550157")
    teo = seat(None)
    # His socket is silent: he does not see what she does, as when both type at once.
    teo.page.route_web_socket("**/ws/calls/*", lambda _: None)
    teo.signs_in("navigator_2")
    his = open_words(teo, call)
    expect(teo.page.get_by_role("row").filter(has_text="[not heard 5 s]")).to_contain_text(
        "0:12 to 0:17, caller: too many calls at once"
    )
    teo.press("u", "Enter")
    teo.page.keyboard.type("twenty")

    ana = seat("navigator")
    hers = open_words(ana, call)
    ana.press("u", "Enter")
    ana.page.keyboard.type("ten")
    ana.press("Enter")
    expect(hers.locator("s")).to_have_text("tan")
    expect(hers.locator(".w-ok")).to_have_text("ten")

    teo.press("Enter")
    merge = teo.page.get_by_role("alert")
    expect(merge).to_contain_text(re.compile(r"Ana Quintero corrected these words \d+ s ago"))
    expect(merge.locator("div").filter(has_text="Heard").locator("s")).to_have_text("tan")
    expect(merge.get_by_text("ten", exact=True)).to_be_visible()
    expect(merge.get_by_label("Yours")).to_have_value("twenty")
    teo.press("Enter")
    expect(merge).to_have_count(0)
    expect(his.locator(".w-ok")).to_have_text("twenty")

    # She sees it in place; what was heard and both corrections stay readable, on record with who.
    expect(hers.locator(".w-ok")).to_have_text("twenty")
    about = ana.page.get_by_role("region", name="About this transcript")
    expect(about).to_contain_text(re.compile(r"ten twenty\s*Teo Marsh"))
    expect(about).to_contain_text(re.compile(r"tan ten\s*you"))
    with ringback.as_role("auditor") as api:
        segments = body(api.get(f"calls/{call}/transcript"))["segments"]
    corrections = next(one for one in segments if "lisinopril" in one["text"])["corrections"]
    assert [(one["before"], one["after"], one["by"]) for one in corrections] == [
        ("tan", "ten", "Ana Quintero"),
        ("ten", "twenty", "Teo Marsh"),
    ]

    # A word plays from where it was said; nothing of it stays in the browser (S8).
    hers.get_by_text("lisinopril", exact=True).click()
    expect(ana.page.get_by_role("button", name="Pause Space")).to_be_visible()
    expect(ana.page.locator("[data-playing]").first).to_be_visible()
    stored = "[localStorage.length, sessionStorage.length]"
    assert ana.page.evaluate(stored) == [0, 0]
    assert "lisinopril" not in ana.page.url


def test_a_range_is_stood_by_with_one_key(ringback: Ringback, seat: Seat, caller: Caller) -> None:
    call = heard_call(ringback, caller, "+12025550158")
    nurse = seat("nurse")
    line = open_words(nurse, call)
    nurse.press("ArrowDown", "Shift+ArrowDown", "r")
    about = nurse.page.get_by_role("region", name="About this transcript")
    expect(about).to_contain_text(re.compile(r"0:00 to 0:\d\d\s*reviewed by you, now"))
    expect(line.get_by_text("Reviewed by")).to_be_attached()
