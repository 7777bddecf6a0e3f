"""axe-core on every page, in both color schemes: nothing serious, nothing critical."""

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import Screen
from tests.e2e.calling import Caller
from tests.e2e.conftest import Seat
from tests.e2e.ringback import Ringback
from tests.e2e.test_words import heard_call, open_words
from tests.servers import ROOT

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]
AXE = Path(ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js")
# Callers of each scheme's own: an attempt logged in one run is not found in the other.
CALLERS = {"light": ("+12025550168", "+12025550169"), "dark": ("+12025550170", "+12025550171")}
GRAVE = {"serious", "critical"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what stands still: a half-faded dialog has the colors of neither scheme.
STILL = """() => Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished.catch(() => null)))"""


def violations(page: Page, where: str) -> list[str]:
    page.evaluate(STILL)
    result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert len(result["passes"]) > 5
    return [
        f"{where}: {one['id']} ({one['impact']}) {json.dumps(node['target'])} {node['failureSummary'][:300]}"
        for one in result["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def seated(seat: Seat, scheme: str, role: str) -> Screen:
    screen = seat(None, color_scheme=scheme)
    screen.context.add_init_script(path=AXE)
    return screen.signs_in(role)


def words(ringback: Ringback, seat: Seat, caller: Caller, scheme: str) -> list[str]:
    """An empty view, a transcript, a word of it in correction, the calls in progress and one of them."""
    number = {"light": "+12025550172", "dark": "+12025550173"}[scheme]
    nurse = seated(seat, scheme, "nurse")
    nurse.go("/worklist/mine")
    expect(nurse.page.get_by_text("Nothing in Mine.")).to_be_visible()
    found = violations(nurse.page, "an empty view")
    open_words(nurse, heard_call(ringback, caller, number))
    nurse.press("u")
    found += violations(nurse.page, "transcript")
    nurse.press("Enter")
    expect(nurse.page.get_by_label("What you hear")).to_be_focused()
    found += violations(nurse.page, "a correction")
    nurse.press("Escape")
    going = caller.waits(number)
    nurse.page.get_by_role("link", name="Live call").click()
    nurse.page.get_by_role("link").filter(has_text=re.compile("In the queue")).first.click()
    expect(nurse.page.get_by_role("heading", name="Words as they come")).to_be_visible()
    found += violations(nurse.page, "live call")
    nurse.go("/live")
    expect(nurse.page.get_by_text("in progress")).to_be_visible()
    found += violations(nurse.page, "live calls")
    caller.hangs_up(going)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_violation(
    scheme: Literal["light", "dark"], ringback: Ringback, seat: Seat, caller: Caller
) -> None:
    for number in (*CALLERS[scheme], None):
        caller.is_missed(number)
    out = seat(None, color_scheme=scheme)
    out.context.add_init_script(path=AXE)
    out.go("/")
    expect(out.page.get_by_role("button", name="Sign in")).to_be_visible()
    found = violations(out.page, "sign-in")

    nav = seated(seat, scheme, "navigator")
    nav.select(re.sub(r"\+1(...)(...)", r"+1 \1 \2 ", CALLERS[scheme][0]))
    found += violations(nav.page, "worklist")
    for key, name in (("l", "log"), ("s", "snooze"), ("x", "close")):
        nav.press(key)
        expect(nav.panel.get_by_role("group")).to_be_visible()
        found += violations(nav.page, name)
        nav.press("Escape")
    nav.press("a")
    expect(nav.panel).to_contain_text("You have it")
    nav.press("l", "3")
    expect(nav.panel).to_contain_text("Logged: no answer")
    found += violations(nav.page, "after an attempt")
    nav.press("?")
    expect(nav.page.get_by_role("dialog")).to_be_visible()
    found += violations(nav.page, "help")
    nav.press("Escape")
    nav.page.get_by_role("button", name="New callback").click()
    expect(nav.page.get_by_role("dialog")).to_be_visible()
    found += violations(nav.page, "new callback")
    nav.go("/sessions")
    expect(nav.page.get_by_role("heading", level=1)).to_be_visible()
    found += violations(nav.page, "sessions")
    nav.go("/nowhere")
    expect(nav.page.get_by_role("heading", level=1)).to_be_visible()
    found += violations(nav.page, "not found")

    found += words(ringback, seat, caller, scheme)

    auditor = seated(seat, scheme, "auditor")
    auditor.go("/calls")
    links = auditor.page.get_by_role("table", name="Calls").get_by_role("link")
    expect(links.first).to_be_visible()
    found += violations(auditor.page, "calls")
    links.first.click()
    expect(auditor.page.get_by_role("grid", name="Events")).to_be_visible()
    found += violations(auditor.page, "timeline")

    for role, path in (("manager", "/start"), ("administrator", "/system")):
        screen = seated(seat, scheme, role)
        screen.go(path)
        expect(screen.page.get_by_role("heading", level=1)).to_be_visible()
        found += violations(screen.page, path)
    assert found == [], "\n".join(found)
