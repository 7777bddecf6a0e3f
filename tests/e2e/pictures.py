"""`python -m tests.e2e.pictures FOLDER`: the worklist and a timeline, at two sizes, light and dark.

The calls are the simulator's stories, played once at forty times their speed; two navigators and a nurse
have begun to work. All of it is invented. The README's picture is worklist-1280-light.png.
"""

import os
import re
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from playwright.sync_api import Page, expect

from tests.e2e.browser import Screen, chromium, context_of
from tests.e2e.calling import Caller, body
from tests.e2e.ringback import Ringback
from tests.servers import ROOT

SIZES = ((1280, 800), (1920, 1080))
PROMISES = (
    ("+12025550174", "the result of Friday's blood test", 3),
    ("+12025550175", "which papers to bring for the first visit", 27),
    ("+12025550176", "a new time for the physiotherapy", 50),
)


def act(api: httpx.Client, row: dict[str, Any], verb: str, given: dict[str, object]) -> dict[str, Any]:
    headers = {"Idempotency-Key": str(uuid4()), "If-Match": f'"{row["version"]}"'}
    return body(api.post(f"followups/{row['id']}/{verb}", json=given, headers=headers))


def begin_to_work(ringback: Ringback) -> None:
    """Promises, claims and tries, as on a morning that has begun."""
    with ringback.as_role("navigator") as ana, ringback.as_role("navigator_2") as teo:
        for number, what, hours in PROMISES:
            when = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
            given = {"number": number, "what": what, "for_when": when}
            body(ana.post("followups/promise", json=given, headers={"Idempotency-Key": str(uuid4())}))
        rows = [row for row in body(ana.get("worklist"))["items"] if row["duty"] == "navigator"]
        for place, listed in enumerate(rows):
            row = listed
            api = (ana, teo)[place % 2]
            if place % 3 == 0:
                row = act(api, row, "claim", {})
            if place % 4 == 0:
                tried: dict[str, object] = {"channel": "phone", "outcome": "no_answer"}
                row = act(api, row, "record_attempt", tried)
            if place % 8 == 0:
                act(api, row, "record_attempt", {"channel": "phone", "outcome": "left_message"})


def always_open(folder: Path) -> Path:
    """The policy that ships, of a clinic that never closes: the picture is the same at any hour."""
    shutil.copytree(ROOT / "coordination" / "policy" / "files", folder, dirs_exist_ok=True)
    hours = folder / "hours.yaml"
    hours.write_text(re.sub(r"(\w+day): \[.*\]", r'\1: ["0:00-23:59"]', hours.read_text()))
    return folder


def take(page: Page, file: Path) -> None:
    page.evaluate("document.fonts.ready.then(() => true)")
    page.screenshot(path=file, animations="disabled")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["RINGBACK_POLICY"] = str(always_open(folder / "policy"))
    ringback = Ringback(folder / "run")
    try:
        ringback.start()
        ringback.simulator("--once", "--speed", "40").wait(300)
        caller = Caller(ringback.url)
        for number in ("+12025550177", "+12025550178", "+12025550177", "+12025550179", "+12025550180"):
            caller.is_missed(number)
        caller.close()
        begin_to_work(ringback)
        with chromium() as browser:
            for size in SIZES:
                for scheme in ("light", "dark"):
                    shoot(ringback, browser, folder, size, scheme)
    finally:
        ringback.stop()


def shoot(ringback: Ringback, browser: Any, folder: Path, size: tuple[int, int], scheme: str) -> None:
    name = f"{size[0]}-{scheme}.png"
    context = context_of(browser, size, color_scheme=scheme)
    screen = Screen(ringback, context).signs_in("navigator")
    screen.select("+1 202 555 0177")
    expect(screen.panel.get_by_role("listitem").first).to_be_visible()
    take(screen.page, folder / f"worklist-{name}")
    context.close()
    context = context_of(browser, size, color_scheme=scheme)
    screen = Screen(ringback, context).signs_in("auditor")
    screen.page.get_by_role("link", name="Calls").click()
    recorded = screen.page.get_by_role("row").filter(has_text="Recorded").filter(has_text="Completed")
    recorded.first.get_by_role("link").click()
    expect(screen.page.get_by_role("grid", name="Events")).to_be_visible()
    screen.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    chosen = screen.page.get_by_role("grid", name="Events").locator("tr[aria-selected=true] td").first
    state = screen.page.get_by_role("region", name="State as of")
    expect(state).to_contain_text(f"position {chosen.inner_text()}")
    take(screen.page, folder / f"timeline-{name}")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
