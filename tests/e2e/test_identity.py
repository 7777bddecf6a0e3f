"""Finding out who calls, in the browser: a household's telephone, two identifiers, and a link taken back."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.browser import Screen
from tests.e2e.calling import Caller, body
from tests.e2e.conftest import Seat
from tests.e2e.ringback import Ringback

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]
HOUSEHOLD, WALTERS = "+12025550110", "+12025550105"
SPEAKERS_NAME = re.compile("The speaker.s full name")


def answered(ringback: Ringback, caller: Caller, number: str) -> str:
    """Our id of a call that a person has answered and that lasts."""
    call = caller.waits(number)
    caller.tell(call, "call.answered", {"extension": "201"})
    with ringback.as_role("front_desk") as api:
        return str(body(api.get("calls", params={"pbx_call_id": call}))["items"][0]["id"])


def patient(screen: Screen) -> Locator:
    return screen.page.get_by_role("region", name="Patient")


def test_twins_on_a_shared_telephone_are_told_apart_and_a_wrong_link_is_taken_back(
    ringback: Ringback, seat: Seat, caller: Caller
) -> None:
    noor = seat("front_desk")
    noor.go(f"/calls/{answered(ringback, caller, HOUSEHOLD)}/live")
    pane = patient(noor)
    candidates = pane.get_by_role("list", name="Candidates").get_by_role("listitem")
    expect(candidates).to_have_count(4)
    expect(pane).to_contain_text("4 charts fit. Ask for the full name and the birth date.")
    expect(noor.page.get_by_text("Identity not confirmed")).to_be_visible()

    # She asks, and types what was said; nothing of a chart is on the screen meanwhile.
    noor.press("i")
    noor.page.keyboard.type("Norah Bell")
    pane.get_by_label("Birth date").fill("2017-05-20")
    noor.press("Enter")
    expect(candidates.first).to_contain_text(re.compile("Name matches.*Birth date matches"))
    expect(candidates.nth(1)).to_contain_text(re.compile("Name differs.*Birth date matches"))
    for word in ("Nadia", "Adaeze", "RB-20422", "Ferry Street"):
        expect(noor.page.locator("body")).not_to_contain_text(word)

    candidates.first.get_by_role("button").click()
    pane.get_by_label("Who speaks").select_option("Guardian")
    pane.get_by_label(SPEAKERS_NAME).fill("Marcus Bell")
    pane.get_by_label("What the call is about").select_option("Medical")
    pane.get_by_role("button", name="Confirm this patient").click()
    expect(pane.get_by_role("alert")).to_contain_text("does not cover medical")
    pane.get_by_label("Who speaks").select_option("Parent")
    pane.get_by_label(SPEAKERS_NAME).fill("Adaeze Bell")
    pane.get_by_role("button", name="Confirm this patient").click()

    expect(pane.get_by_text("Nora Bell", exact=True)).to_be_visible()
    expect(pane).to_contain_text("Confirmed: full name, birth date")
    expect(pane).to_contain_text("May hear and decide about scheduling, billing, medical and records.")
    expect(noor.page.get_by_text("Patient confirmed")).to_be_visible()
    assert "Nora" not in noor.page.url
    assert noor.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]

    pane.get_by_role("button", name="Take this back").click()
    pane.get_by_label("In your words").fill("her twin was meant")
    pane.get_by_role("button", name="Take it back").click()
    expect(pane.get_by_text("1 link taken back")).to_be_visible()
    expect(pane.get_by_text("Nora Bell", exact=True)).to_have_count(0)
    expect(noor.page.get_by_text("Identity not confirmed")).to_be_visible()


def test_a_confirmed_patients_name_comes_to_the_lists_of_others(seat: Seat, caller: Caller) -> None:
    caller.is_missed(WALTERS)
    ana, teo = seat("navigator"), seat("navigator_2")
    shown = "+1 202 555 0105"
    teo.live()
    his = teo.select(shown)
    expect(his).to_contain_text("not confirmed")
    ana.select(shown)
    ana.press("i")
    pane = patient(ana)
    pane.get_by_role("button", name="Confirm candidate 1").click()
    pane.get_by_label("Full name, as said").fill("Walter Quimby")
    pane.get_by_label("Birth date, as said").fill("1958-06-04")
    pane.get_by_role("button", name="Confirm this patient").click()
    expect(ana.panel.get_by_role("heading", name="Walter Quimby")).to_be_visible()
    expect(ana.row).to_contain_text("Walter Quimby")
    expect(his).to_contain_text("Walter Quimby")
