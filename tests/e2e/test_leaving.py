"""Who leaves, or only walks away, leaves nothing on the screen, in the browser, or at the server."""

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.calling import Caller
from tests.e2e.conftest import Seat
from tests.e2e.ringback import Ringback

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]
NUMBER, SHOWN = "+12025550157", "+1 202 555 0157"


def assert_nothing_is_left(page: Page) -> None:
    """The sign-in, and no trace of the number in the page or the browser's stores."""
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    content = page.content()
    assert SHOWN not in content
    assert NUMBER not in content
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, location.href])")
    assert NUMBER[-7:] not in stored
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.go_back()
    expect(page.get_by_text(SHOWN)).to_have_count(0)


def status_of_me(ringback: Ringback, cookies: dict[str, str]) -> int:
    return httpx.get(f"{ringback.url}/api/v1/me", cookies=cookies, trust_env=False).status_code


def cookies_of(page: Page) -> dict[str, str]:
    return {one["name"]: one["value"] for one in page.context.cookies()}


def test_sign_out_clears_the_screen_and_ends_the_session(
    ringback: Ringback, seat: Seat, caller: Caller
) -> None:
    caller.is_missed(NUMBER)
    screen = seat("navigator")
    screen.select(SHOWN)
    cookies = cookies_of(screen.page)
    assert status_of_me(ringback, cookies) == 200
    screen.page.get_by_role("button", name="settings and sign out").focus()
    screen.press("Enter")
    screen.page.get_by_role("button", name="Sign out", exact=True).focus()
    screen.press("Enter")
    expect(screen.page.get_by_role("button", name="Sign in")).to_be_visible()
    assert_nothing_is_left(screen.page)
    assert status_of_me(ringback, cookies) == 401


def test_fifteen_idle_minutes_end_it_a_minute_after_it_was_said(
    ringback: Ringback, seat: Seat, caller: Caller
) -> None:
    caller.is_missed(NUMBER)
    screen = seat(None)
    screen.page.clock.install()
    screen.signs_in("navigator")
    screen.select(SHOWN)
    cookies = cookies_of(screen.page)
    dialog = screen.page.get_by_role("dialog", name="Are you still there?")

    screen.page.clock.fast_forward("14:10")
    expect(dialog).to_contain_text("signed out in")
    screen.press("Shift")
    expect(dialog).to_be_hidden()
    screen.page.clock.fast_forward("14:10")
    expect(dialog).to_be_visible()
    screen.page.clock.fast_forward("01:00")
    expect(screen.page.get_by_role("button", name="Sign in")).to_be_visible()
    assert_nothing_is_left(screen.page)
    assert status_of_me(ringback, cookies) == 401
