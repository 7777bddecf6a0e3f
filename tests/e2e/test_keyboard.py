"""Everything by keyboard: what the worklist can do, without a pointer."""

import pytest
from playwright.sync_api import expect

from tests.e2e.calling import Caller
from tests.e2e.conftest import Seat

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]
FOCUSED = "document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || ''"
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderColor !== '';
}"""


def test_search_help_views_snooze_and_a_new_callback_need_no_pointer(seat: Seat, caller: Caller) -> None:
    caller.is_missed("+12025550158")
    screen = seat("navigator")
    page = screen.page
    screen.select("+1 202 555 0158")

    screen.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    screen.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    screen.press("/")
    expect(page.get_by_role("textbox", name="Search by number")).to_be_focused()
    page.keyboard.type("202 555 0158")
    screen.press("Enter")
    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    expect(page.get_by_text("1 found")).to_be_visible()
    assert "0158" not in page.url
    screen.press("/", "Escape")
    expect(page.get_by_role("heading", name="Team")).to_be_visible()

    screen.select("+1 202 555 0158")
    screen.press("s")
    expect(screen.panel.get_by_role("group", name="Snooze")).to_be_visible()
    screen.press("2")
    expect(page.get_by_text("Snoozed to")).to_be_visible()

    # Tab alone reaches every view and the buttons of the list, and shows where it is.
    page.get_by_role("link", name="Worklist").focus()
    reached = []
    for _ in range(24):
        screen.press("Tab")
        reached.append(page.evaluate(FOCUSED).split("\n")[0])
        assert page.evaluate(RING)
    for name in ("Mine", "Unassigned", "Team", "Overdue", "Snoozed", "New callback"):
        assert name in reached, reached

    page.get_by_role("link", name="Snoozed").focus()
    screen.press("Enter")
    expect(page.get_by_role("grid").get_by_text("+1 202 555 0158")).to_be_visible()

    page.get_by_role("link", name="Team").focus()
    screen.press("Enter")
    page.get_by_role("button", name="New callback").focus()
    screen.press("Enter")
    expect(page.get_by_label("Number to call back")).to_be_focused()
    page.keyboard.type("202 555 0159")
    screen.press("Tab")
    page.keyboard.type("the form for her school")
    screen.press("Tab")
    page.get_by_role("button", name="Promise it").focus()
    screen.press("Enter")
    expect(screen.panel).to_contain_text("+1 202 555 0159")
    expect(screen.panel).to_contain_text("the form for her school")


def test_letter_keys_can_be_turned_off(seat: Seat, caller: Caller) -> None:
    caller.is_missed("+12025550160")
    screen = seat("navigator")
    screen.select("+1 202 555 0160")
    screen.page.get_by_role("button", name="settings and sign out").focus()
    screen.press("Enter")
    screen.page.get_by_role("switch", name="Letter keys").focus()
    screen.press("Space", "Escape")
    screen.press("a", "l", "x")
    expect(screen.panel.get_by_role("group")).to_have_count(0)
    expect(screen.panel).to_contain_text("Nobody has claimed it")
